import { Button } from '@mantine/core';

import { Icon } from '@/components/common/Icon';
import { BulkBar } from '@/components/table/BulkBar';
import type { Selection } from '@/hooks/useSelection';
import { useWork } from '@/hooks/useWork';

interface Props {
  siteId: number;
  selection: Selection;
  onDelete: (ids: number[]) => void;
}

/** What can be done with the chosen images. Pictures that are there are left alone unless they are asked for anew. */
export function ImageBulk({ siteId, selection: { ids, clear }, onDelete }: Props) {
  const { ask } = useWork();
  const generate = (isAnew: boolean) => ask({ function: 'generate_images', ids, siteId, isAnew, onStarted: clear });
  return (
    <BulkBar count={ids.length} onClear={clear}>
      <Button size="xs" leftSection={<Icon name="spark" size={15} />} onClick={() => generate(false)}>
        Generate missing
      </Button>
      <Button size="xs" variant="default" leftSection={<Icon name="again" size={15} />} onClick={() => generate(true)}>
        Generate anew
      </Button>
      <Button size="xs" variant="default" leftSection={<Icon name="trash" size={15} />} onClick={() => onDelete(ids)}>
        Delete
      </Button>
    </BulkBar>
  );
}
