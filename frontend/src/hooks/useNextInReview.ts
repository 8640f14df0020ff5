import { useQuery } from '@tanstack/react-query';

import { keys } from '@/api/keys';
import { contentApi } from '@/api/rows';

const FEW = { page: 1, pageSize: 2, ordering: '-updated_at', search: '', filters: { status: 'review' } };

/** How many articles of the site wait for a reviewer, and one of them that is not the one at hand. */
export function useNextInReview(siteId: number, articleId: number) {
  const { data } = useQuery({
    queryKey: keys.list(contentApi.path, { siteId, ...FEW }),
    queryFn: () => contentApi.list(siteId, FEW),
  });
  return { count: data?.count ?? 0, next: data?.results.find(({ id }) => id !== articleId) };
}
