import { Button } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'react-router';

import { keywordsApi } from '@/api/rows';
import type { Cluster } from '@/api/rowTypes';
import { formatCounted } from '@/components/common/format';
import { INTENT_FILTER, WORK_STATES } from '@/components/common/choices';
import { notifyFailed } from '@/components/common/notify';
import { BulkBar } from '@/components/table/BulkBar';
import { DataTable } from '@/components/table/DataTable';
import { EmptyState } from '@/components/table/EmptyState';
import { ListFilters, type FilterSpec } from '@/components/table/ListFilters';
import { NothingFound } from '@/components/table/NothingFound';
import { useListState } from '@/hooks/useListState';
import { useNow } from '@/hooks/useNow';
import { useRowMoves, useRows } from '@/hooks/useRows';
import { useSelection } from '@/hooks/useSelection';

import { inCluster } from './inCluster';
import { keywordColumns } from './keywordColumns';
import { useUndoable } from './useUndoable';

const MoveModal = lazy(() => import('./MoveModal'));
const SplitModal = lazy(() => import('./SplitModal'));

const FILTERS: FilterSpec[] = [
  { name: 'work_state', label: 'AI work', options: WORK_STATES },
  { name: 'intent', label: 'Intent', options: INTENT_FILTER },
];
const LIST = { ordering: '-volume', filters: FILTERS.map(({ name }) => name) };

/** Keywords out of their cluster: new again, for the next clustering. */
function useTakeOut(cluster: Cluster) {
  const { changeMany } = useRowMoves(keywordsApi, cluster.site_id);
  const sayUndoable = useUndoable();
  const takeOut = (ids: number[], onDone: () => void) => {
    const what = formatCounted(ids.length, 'keyword');
    changeMany.mutate(
      { ids, changes: { cluster_id: null } },
      {
        onSuccess: () => {
          const back = () => keywordsApi.changeMany(ids, { cluster_id: cluster.id });
          sayUndoable(`${what} taken out of “${cluster.name}”: new again.`, back, `${what} back in “${cluster.name}”.`);
          onDone();
        },
        onError: (error) => notifyFailed('No keyword was taken out.', error),
      },
    );
  };
  return { takeOut, isBusy: changeMany.isPending };
}

function Empty({ siteId }: { siteId: number }) {
  return (
    <EmptyState
      title="No keywords in this cluster"
      action={
        <Button component={Link} to={`/planner/keywords?site=${siteId}`}>
          Choose keywords
        </Button>
      }
    >
      Select keywords in the list and move them here, or merge this cluster into another one.
    </EmptyState>
  );
}

/** What a cluster is made of: split off, moved elsewhere or taken out. */
export function ClusterKeywords({ cluster, mayWrite }: { cluster: Cluster; mayWrite: boolean }) {
  const list = useListState(LIST);
  const query = useRows(keywordsApi, cluster.site_id, inCluster(list, cluster.id));
  const selection = useSelection();
  const [open, setOpen] = useState<'move' | 'split' | null>(null);
  const { takeOut, isBusy } = useTakeOut(cluster);
  const now = useNow();
  const columns = useMemo(() => keywordColumns(now).filter(({ id }) => id !== 'cluster' && id !== 'status'), [now]);
  const { ids, clear } = selection;
  const close = () => setOpen(null);
  const done = () => {
    clear();
    close();
  };
  return (
    <>
      <DataTable
        noun="keyword"
        columns={columns}
        query={query}
        list={list}
        selection={mayWrite ? selection : undefined}
        titleOf={({ keyword }) => keyword}
        toolbar={<ListFilters list={list} search="Search its keywords" filters={FILTERS} />}
        empty={list.isNarrowed ? <NothingFound noun="keyword" onClear={list.clear} /> : <Empty siteId={cluster.site_id} />}
      />
      <BulkBar count={ids.length} onClear={clear}>
        <Button size="xs" onClick={() => setOpen('split')} disabled={ids.length >= cluster.keywords_count}>
          Split off
        </Button>
        <Button size="xs" variant="default" onClick={() => setOpen('move')}>
          Move
        </Button>
        <Button size="xs" variant="default" onClick={() => takeOut(ids, clear)} loading={isBusy}>
          Take out
        </Button>
      </BulkBar>
      <Suspense>
        {open === 'split' && <SplitModal from={cluster} keywordIds={ids} onDone={done} onClose={close} />}
        {open === 'move' && (
          <MoveModal siteId={cluster.site_id} noun="keyword" ids={ids} from={cluster} onDone={done} onClose={close} />
        )}
      </Suspense>
    </>
  );
}
