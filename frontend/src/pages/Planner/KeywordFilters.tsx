import { INTENT_FILTER, WORK_STATES } from '@/components/common/choices';
import { ListFilters } from '@/components/table/ListFilters';
import type { ListState } from '@/hooks/useListState';

import { ClusterSelect } from './ClusterSelect';

export const KEYWORD_LIST = {
  ordering: '-created_at',
  filters: ['status', 'work_state', 'intent', 'cluster_id', 'disabled'],
} as const;

const STATUSES = [{ value: 'new', label: 'New' }, { value: 'mapped', label: 'Mapped' }];
const DISABLED = [{ value: 'false', label: 'In use' }, { value: 'true', label: 'Disabled' }];
const FILTERS = [
  { name: 'status', label: 'Status', options: STATUSES },
  { name: 'work_state', label: 'AI work', options: WORK_STATES },
  { name: 'intent', label: 'Intent', options: INTENT_FILTER },
  { name: 'disabled', label: 'In use', options: DISABLED },
];

/** Search and filters of the list of keywords. */
export function KeywordFilters({ siteId, list }: { siteId: number; list: ListState }) {
  return (
    <ListFilters list={list} search="Search keywords" filters={FILTERS}>
      <ClusterSelect
        siteId={siteId}
        label="Cluster"
        value={list.question.filters['cluster_id'] ?? null}
        onChange={(value) => list.setFilter('cluster_id', value)}
        isFilter
      />
    </ListFilters>
  );
}
