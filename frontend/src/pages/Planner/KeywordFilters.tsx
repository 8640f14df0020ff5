import { INTENT_FILTER, WORK_STATES } from '@/components/common/choices';
import { ClearFilters } from '@/components/table/ClearFilters';
import { TableFilter } from '@/components/table/TableFilter';
import { TableSearch } from '@/components/table/TableSearch';
import type { ListState } from '@/hooks/useListState';

import { ClusterSelect } from './ClusterSelect';

export const KEYWORD_LIST = {
  ordering: '-created_at',
  filters: ['status', 'work_state', 'intent', 'cluster_id', 'disabled'],
} as const;

const STATUSES = [{ value: 'new', label: 'New' }, { value: 'mapped', label: 'Mapped' }];
const DISABLED = [{ value: 'false', label: 'In use' }, { value: 'true', label: 'Disabled' }];

/** Search and filters of the list of keywords. */
export function KeywordFilters({ siteId, list }: { siteId: number; list: ListState }) {
  const { question, setSearch, setFilter } = list;
  const filter = (name: string) => ({
    value: question.filters[name],
    onChange: (value: string | null) => setFilter(name, value),
  });
  return (
    <>
      <TableSearch label="Search keywords" value={question.search} onChange={setSearch} />
      <TableFilter label="Status" options={STATUSES} {...filter('status')} />
      <TableFilter label="AI work" options={WORK_STATES} {...filter('work_state')} />
      <TableFilter label="Intent" options={INTENT_FILTER} {...filter('intent')} />
      <ClusterSelect
        siteId={siteId}
        label="Cluster"
        value={question.filters['cluster_id'] ?? null}
        onChange={(value) => setFilter('cluster_id', value)}
        isFilter
      />
      <TableFilter label="In use" options={DISABLED} {...filter('disabled')} />
      <ClearFilters list={list} />
    </>
  );
}
