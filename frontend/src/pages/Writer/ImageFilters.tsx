import type { ImageRow } from '@/api/rowTypes';
import { WORK_STATES } from '@/components/common/choices';
import { ListFilters } from '@/components/table/ListFilters';
import type { ListState } from '@/hooks/useListState';

import { ArticleSelect } from './ArticleSelect';
import { IMAGE_STATUSES, IMAGE_TYPES } from './imageView';

export const IMAGE_LIST = {
  ordering: '-content,position',
  filters: ['status', 'work_state', 'image_type', 'content_id'],
  pageSize: 50,
} as const;

const FILTERS = [
  { name: 'status', label: 'Status', options: IMAGE_STATUSES },
  { name: 'work_state', label: 'AI work', options: WORK_STATES },
  { name: 'image_type', label: 'Type', options: IMAGE_TYPES },
];

interface Props {
  siteId: number;
  list: ListState;
  /** Any image of the page: all are of one article once that is asked for. */
  first: ImageRow | undefined;
}

/** Search and filters of the gallery. */
export function ImageFilters({ siteId, list, first }: Props) {
  const articleId = list.question.filters['content_id'];
  return (
    <ListFilters list={list} search="Search images" filters={FILTERS}>
      <ArticleSelect
        siteId={siteId}
        chosen={String(first?.content.id) === articleId ? first?.content : undefined}
        value={articleId}
        onChange={(value) => list.setFilter('content_id', value)}
      />
    </ListFilters>
  );
}
