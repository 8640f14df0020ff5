import { Button } from '@mantine/core';

import { Icon } from '@/components/common/Icon';
import { BulkBar } from '@/components/table/BulkBar';
import type { Selection } from '@/hooks/useSelection';
import { useWork } from '@/hooks/useWork';

interface Props {
  siteId: number;
  selection: Selection;
  onApprove: (ids: number[]) => void;
  onArchive: (ids: number[]) => void;
}

/** What can be done with the chosen articles. */
export function ContentBulk({ siteId, selection: { ids, clear }, onApprove, onArchive }: Props) {
  const { ask } = useWork();
  return (
    <BulkBar count={ids.length} onClear={clear}>
      <Button size="xs" leftSection={<Icon name="check" size={15} />} onClick={() => onApprove(ids)}>
        Approve
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="spark" size={15} />}
        onClick={() => ask({ function: 'generate_image_prompts', ids, siteId, onStarted: clear })}
      >
        Write image prompts
      </Button>
      <Button size="xs" variant="default" onClick={() => onArchive(ids)}>
        Archive
      </Button>
    </BulkBar>
  );
}
