import { CONTENT_TYPES, WORK_STATES } from '@/components/common/choices';
import { FoundSelect } from '@/components/common/FoundSelect';
import { ClearFilters } from '@/components/table/ClearFilters';
import { TableFilter } from '@/components/table/TableFilter';
import { TableSearch } from '@/components/table/TableSearch';
import { useFoundClusters } from '@/hooks/useFoundClusters';
import type { ListState } from '@/hooks/useListState';

export const TASK_LIST = {
  ordering: '-created_at',
  filters: ['status', 'work_state', 'content_type', 'cluster_id', 'by_hand'],
} as const;

const STATUSES = [{ value: 'queued', label: 'To write' }, { value: 'completed', label: 'Written' }];
const ORIGINS = [{ value: 'false', label: 'From ideas' }, { value: 'true', label: 'By hand' }];

/** Search and filters of the list of tasks. */
export function TaskFilters({ siteId, list }: { siteId: number; list: ListState }) {
  const { question, setSearch, setFilter } = list;
  const clusterId = question.filters['cluster_id'] ?? null;
  const clusters = useFoundClusters(siteId, clusterId);
  const filter = (name: string) => ({
    value: question.filters[name],
    onChange: (value: string | null) => setFilter(name, value),
  });
  return (
    <>
      <TableSearch label="Search tasks" value={question.search} onChange={setSearch} />
      <TableFilter label="Status" options={STATUSES} {...filter('status')} />
      <TableFilter label="AI work" options={WORK_STATES} {...filter('work_state')} />
      <TableFilter label="Type" options={CONTENT_TYPES} {...filter('content_type')} />
      <FoundSelect
        label="Cluster"
        {...clusters}
        value={clusterId}
        onChange={(value) => setFilter('cluster_id', value)}
        isFilter
      />
      <TableFilter label="Origin" options={ORIGINS} {...filter('by_hand')} />
      <ClearFilters list={list} />
    </>
  );
}
