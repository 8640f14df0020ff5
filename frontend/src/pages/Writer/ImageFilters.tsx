import type { ImageRow } from '@/api/rowTypes';
import { WORK_STATES } from '@/components/common/choices';
import { ClearFilters } from '@/components/table/ClearFilters';
import { TableFilter } from '@/components/table/TableFilter';
import { TableSearch } from '@/components/table/TableSearch';
import type { ListState } from '@/hooks/useListState';

import { ArticleSelect } from './ArticleSelect';
import { IMAGE_STATUSES, IMAGE_TYPES } from './imageView';

export const IMAGE_LIST = {
  ordering: '-content,position',
  filters: ['status', 'work_state', 'image_type', 'content_id'],
  pageSize: 50,
} as const;

interface Props {
  siteId: number;
  list: ListState;
  /** Any image of the page: all are of one article once that is asked for. */
  first: ImageRow | undefined;
}

/** Search and filters of the gallery. */
export function ImageFilters({ siteId, list, first }: Props) {
  const { question, setSearch, setFilter } = list;
  const filter = (name: string) => ({
    value: question.filters[name],
    onChange: (value: string | null) => setFilter(name, value),
  });
  const articleId = question.filters['content_id'];
  return (
    <>
      <TableSearch label="Search images" value={question.search} onChange={setSearch} />
      <TableFilter label="Status" options={IMAGE_STATUSES} {...filter('status')} />
      <TableFilter label="AI work" options={WORK_STATES} {...filter('work_state')} />
      <TableFilter label="Type" options={IMAGE_TYPES} {...filter('image_type')} />
      <ArticleSelect
        siteId={siteId}
        chosen={String(first?.content.id) === articleId ? first?.content : undefined}
        {...filter('content_id')}
      />
      <ClearFilters list={list} />
    </>
  );
}
