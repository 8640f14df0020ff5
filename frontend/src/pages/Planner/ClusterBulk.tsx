import { Button } from '@mantine/core';

import { clustersApi } from '@/api/rows';
import { Icon } from '@/components/common/Icon';
import { BulkBar } from '@/components/table/BulkBar';
import type { Selection } from '@/hooks/useSelection';
import { useWork } from '@/hooks/useWork';

import { ChangeMenu } from './ChangeMenu';
import { useBulkChange } from './useBulkChange';

interface Props {
  siteId: number;
  selection: Selection;
  onMerge: (ids: number[]) => void;
  onDelete: (ids: number[]) => void;
}

/** What can be done with the chosen clusters. */
export function ClusterBulk({ siteId, selection, onMerge, onDelete }: Props) {
  const { ids, clear } = selection;
  const { ask } = useWork();
  const { change, isBusy } = useBulkChange(clustersApi, siteId, 'cluster');
  return (
    <BulkBar count={ids.length} onClear={clear}>
      <Button
        size="xs"
        leftSection={<Icon name="spark" size={15} />}
        onClick={() => ask({ function: 'generate_ideas', ids, siteId, onStarted: clear })}
      >
        Generate ideas
      </Button>
      <Button size="xs" variant="default" onClick={() => onMerge(ids)}>
        {ids.length === 1 ? 'Merge into…' : 'Merge'}
      </Button>
      <ChangeMenu
        label="Change"
        isBusy={isBusy}
        entries={[
          { label: 'Disable', onClick: () => change(ids, { disabled: true }, 'disabled', clear) },
          { label: 'Enable', onClick: () => change(ids, { disabled: false }, 'enabled', clear) },
        ]}
      />
      <Button size="xs" variant="default" onClick={() => onDelete(ids)} leftSection={<Icon name="trash" size={15} />}>
        Delete
      </Button>
    </BulkBar>
  );
}
