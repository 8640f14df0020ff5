import { CONTENT_TYPES, INTENT_FILTER, WORK_STATES } from '@/components/common/choices';
import { statusBadge } from '@/components/common/tone';
import type { FilterSpec } from '@/components/table/ListFilters';

const STATUSES = ['new', 'queued', 'completed'].map((value) => ({ value, label: statusBadge(value).label }));

/** What ideas can be narrowed by; the cluster is a choice of its own. */
export const IDEA_FILTERS: FilterSpec[] = [
  { name: 'status', label: 'Status', options: STATUSES },
  { name: 'work_state', label: 'AI work', options: WORK_STATES },
  { name: 'content_type', label: 'Type', options: CONTENT_TYPES },
  { name: 'search_intent', label: 'Intent', options: INTENT_FILTER },
];

const NAMES = IDEA_FILTERS.map(({ name }) => name);

export const IDEA_LIST = { ordering: '-created_at', filters: [...NAMES, 'cluster_id'] };
/** On the page of a cluster. */
export const CLUSTER_IDEA_LIST = { ordering: '-created_at', filters: NAMES };
