import { Button } from '@mantine/core';

import { Icon } from '@/components/common/Icon';
import { BulkBar } from '@/components/table/BulkBar';
import type { Selection } from '@/hooks/useSelection';
import { useWork } from '@/hooks/useWork';

interface Props {
  siteId: number;
  selection: Selection;
  onMove: (ids: number[]) => void;
  onDelete: (ids: number[]) => void;
}

/** What can be done with the chosen ideas. */
export function IdeaBulk({ siteId, selection, onMove, onDelete }: Props) {
  const { ids, clear } = selection;
  const { ask } = useWork();
  return (
    <BulkBar count={ids.length} onClear={clear}>
      <Button
        size="xs"
        leftSection={<Icon name="list" size={15} />}
        onClick={() => ask({ function: 'bulk_queue_to_writer', ids, siteId, onStarted: clear })}
      >
        Queue to writer
      </Button>
      <Button size="xs" variant="default" onClick={() => onMove(ids)}>
        Move to cluster
      </Button>
      <Button size="xs" variant="default" onClick={() => onDelete(ids)} leftSection={<Icon name="trash" size={15} />}>
        Delete
      </Button>
    </BulkBar>
  );
}
