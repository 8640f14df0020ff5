import { Button, Menu } from '@mantine/core';

import { keywordsApi } from '@/api/rows';
import { formatCounted } from '@/components/common/format';
import { Icon } from '@/components/common/Icon';
import { notifyDone, notifyFailed } from '@/components/common/notify';
import { BulkBar } from '@/components/table/BulkBar';
import { useRowMoves } from '@/hooks/useRows';
import type { Selection } from '@/hooks/useSelection';
import { useWork } from '@/hooks/useWork';

interface Props {
  siteId: number;
  selection: Selection;
  onDelete: (ids: number[]) => void;
}

/** What can be done with the chosen keywords. */
export function KeywordBulk({ siteId, selection, onDelete }: Props) {
  const { ids, clear } = selection;
  const { ask } = useWork();
  const { changeMany } = useRowMoves(keywordsApi, siteId);
  const change = (changes: object, what: string) =>
    changeMany.mutate(
      { ids, changes },
      {
        onSuccess: () => {
          notifyDone(`${formatCounted(ids.length, 'keyword')} ${what}.`);
          clear();
        },
        onError: (error) => notifyFailed('No keyword was changed.', error),
      },
    );
  return (
    <BulkBar count={ids.length} onClear={clear}>
      <Button
        size="xs"
        leftSection={<Icon name="spark" size={15} />}
        onClick={() => ask({ function: 'auto_cluster', ids, siteId, onStarted: clear })}
      >
        Cluster with AI
      </Button>
      <Menu position="top" shadow="md">
        <Menu.Target>
          <Button size="xs" variant="default" loading={changeMany.isPending} rightSection={<Icon name="up" size={13} />}>
            Change
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => change({ disabled: true }, 'left alone from now on')}>Leave alone</Menu.Item>
          <Menu.Item onClick={() => change({ disabled: false }, 'in use again')}>Use again</Menu.Item>
          <Menu.Item onClick={() => change({ cluster_id: null }, 'out of their clusters')}>Take out of their clusters</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="default" onClick={() => onDelete(ids)} leftSection={<Icon name="trash" size={15} />}>
        Delete
      </Button>
    </BulkBar>
  );
}
