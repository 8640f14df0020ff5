import { CONTENT_TYPES, WORK_STATES } from '@/components/common/choices';
import { ListFilters } from '@/components/table/ListFilters';
import type { ListState } from '@/hooks/useListState';

import { ClusterFilter } from './ClusterFilter';

export const TASK_LIST = {
  ordering: '-created_at',
  filters: ['status', 'work_state', 'content_type', 'cluster_id', 'by_hand'],
} as const;

const STATUSES = [{ value: 'queued', label: 'To write' }, { value: 'completed', label: 'Written' }];
const ORIGINS = [{ value: 'false', label: 'From ideas' }, { value: 'true', label: 'By hand' }];
const FILTERS = [
  { name: 'status', label: 'Status', options: STATUSES },
  { name: 'work_state', label: 'AI work', options: WORK_STATES },
  { name: 'content_type', label: 'Type', options: CONTENT_TYPES },
  { name: 'by_hand', label: 'Origin', options: ORIGINS },
];

/** Search and filters of the list of tasks. */
export function TaskFilters({ siteId, list }: { siteId: number; list: ListState }) {
  return (
    <ListFilters list={list} search="Search tasks" filters={FILTERS}>
      <ClusterFilter siteId={siteId} list={list} />
    </ListFilters>
  );
}
