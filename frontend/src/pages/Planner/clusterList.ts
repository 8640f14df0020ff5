import { INTENT_FILTER, WORK_STATES } from '@/components/common/choices';
import type { FilterSpec } from '@/components/table/ListFilters';

/** What the list of clusters can be narrowed by. */
export const CLUSTER_FILTERS: FilterSpec[] = [
  { name: 'status', label: 'Status', options: [{ value: 'new', label: 'New' }, { value: 'mapped', label: 'Mapped' }] },
  { name: 'work_state', label: 'AI work', options: WORK_STATES },
  { name: 'search_intent', label: 'Intent', options: INTENT_FILTER },
  { name: 'has_ideas', label: 'Ideas', options: [{ value: 'true', label: 'With ideas' }, { value: 'false', label: 'Without ideas' }] },
  { name: 'disabled', label: 'In use', options: [{ value: 'false', label: 'In use' }, { value: 'true', label: 'Disabled' }] },
];

export const CLUSTER_LIST = { ordering: '-created_at', filters: CLUSTER_FILTERS.map(({ name }) => name) };
