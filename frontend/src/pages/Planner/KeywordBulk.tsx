import { Button } from '@mantine/core';

import { keywordsApi } from '@/api/rows';
import { Icon } from '@/components/common/Icon';
import { BulkBar } from '@/components/table/BulkBar';
import type { Selection } from '@/hooks/useSelection';
import { useWork } from '@/hooks/useWork';

import { ChangeMenu } from './ChangeMenu';
import { useBulkChange } from './useBulkChange';

interface Props {
  siteId: number;
  selection: Selection;
  /** A dialog about the chosen ones. */
  onOpen: (kind: 'move' | 'cluster' | 'delete', ids: number[]) => void;
}

/** What can be done with the chosen keywords. */
export function KeywordBulk({ siteId, selection, onOpen }: Props) {
  const { ids, clear } = selection;
  const { ask } = useWork();
  const { change, isBusy } = useBulkChange(keywordsApi, siteId, 'keyword');
  return (
    <BulkBar count={ids.length} onClear={clear}>
      <Button
        size="xs"
        leftSection={<Icon name="spark" size={15} />}
        onClick={() => ask({ function: 'auto_cluster', ids, siteId, onStarted: clear })}
      >
        Cluster with AI
      </Button>
      <ChangeMenu
        label="Put into a cluster"
        entries={[
          { label: 'New cluster of these', onClick: () => onOpen('cluster', ids) },
          { label: 'Move to a cluster', onClick: () => onOpen('move', ids) },
          { label: 'Take out of their clusters', onClick: () => change(ids, { cluster_id: null }, 'out of their clusters', clear) },
        ]}
      />
      <ChangeMenu
        label="Change"
        isBusy={isBusy}
        entries={[
          { label: 'Disable', onClick: () => change(ids, { disabled: true }, 'disabled', clear) },
          { label: 'Enable', onClick: () => change(ids, { disabled: false }, 'enabled', clear) },
        ]}
      />
      <Button size="xs" variant="default" onClick={() => onOpen('delete', ids)} leftSection={<Icon name="trash" size={15} />}>
        Delete
      </Button>
    </BulkBar>
  );
}
