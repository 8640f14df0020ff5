import { WORK_STATES } from '@/components/common/choices';
import { ListFilters } from '@/components/table/ListFilters';
import type { ListState } from '@/hooks/useListState';

import { ClusterFilter } from './ClusterFilter';

export const CONTENT_LIST = {
  ordering: '-updated_at',
  filters: ['status', 'work_state', 'images_failed', 'cluster_id', 'sent_back'],
} as const;

const STATUSES = [
  { value: 'review', label: 'In review' },
  { value: 'draft', label: 'Draft' },
  { value: 'published', label: 'Published' },
  { value: 'archived', label: 'Archived' },
];
const IMAGES = [{ value: 'true', label: 'Some failed' }, { value: 'false', label: 'None failed' }];
const SENT_BACK = [{ value: 'true', label: 'Sent back' }, { value: 'false', label: 'Never sent back' }];
const FILTERS = [
  { name: 'status', label: 'Status', options: STATUSES },
  { name: 'work_state', label: 'AI work', options: WORK_STATES },
  { name: 'images_failed', label: 'Images', options: IMAGES },
  { name: 'sent_back', label: 'Review', options: SENT_BACK },
];

/** Search and filters of the list of articles. */
export function ContentFilters({ siteId, list }: { siteId: number; list: ListState }) {
  return (
    <ListFilters list={list} search="Search articles" filters={FILTERS}>
      <ClusterFilter siteId={siteId} list={list} />
    </ListFilters>
  );
}
