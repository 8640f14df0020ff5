import { WORK_STATES } from '@/components/common/choices';
import { FoundSelect } from '@/components/common/FoundSelect';
import { ClearFilters } from '@/components/table/ClearFilters';
import { TableFilter } from '@/components/table/TableFilter';
import { TableSearch } from '@/components/table/TableSearch';
import { useFoundClusters } from '@/hooks/useFoundClusters';
import type { ListState } from '@/hooks/useListState';

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

/** Search and filters of the list of articles. */
export function ContentFilters({ siteId, list }: { siteId: number; list: ListState }) {
  const { question, setSearch, setFilter } = list;
  const clusterId = question.filters['cluster_id'] ?? null;
  const clusters = useFoundClusters(siteId, clusterId);
  const filter = (name: string) => ({
    value: question.filters[name],
    onChange: (value: string | null) => setFilter(name, value),
  });
  return (
    <>
      <TableSearch label="Search articles" value={question.search} onChange={setSearch} />
      <TableFilter label="Status" options={STATUSES} {...filter('status')} />
      <TableFilter label="AI work" options={WORK_STATES} {...filter('work_state')} />
      <TableFilter label="Images" options={IMAGES} {...filter('images_failed')} />
      <FoundSelect
        label="Cluster"
        {...clusters}
        value={clusterId}
        onChange={(value) => setFilter('cluster_id', value)}
        isFilter
      />
      <TableFilter label="Review" options={SENT_BACK} {...filter('sent_back')} />
      <ClearFilters list={list} />
    </>
  );
}
