import { keys } from '@/api/keys';
import { imagesApi, LONGEST_PAGE } from '@/api/rows';

import { rowsInterval } from './polling';
import { usePolledQuery } from './usePolledQuery';

/** More pictures than these are a list of their own: the gallery shows them. */
export const MOST_SHOWN = LONGEST_PAGE;

/** Chosen images, looked at while one of them is at work. */
export function useImages(ids: number[], siteId: number) {
  const shown = ids.slice(0, MOST_SHOWN);
  const question = { page: 1, pageSize: shown.length, ordering: '', search: '', filters: { ids: shown.join(',') } };
  const query = usePolledQuery({
    queryKey: keys.list(imagesApi.path, { siteId, ...question }),
    queryFn: () => imagesApi.list(siteId, question),
    interval: (page, failures) => rowsInterval(page?.results, failures),
  });
  return { images: query.data?.results, error: query.error };
}
