import { useState } from 'react';

import type { ListQuestion } from '@/api/rows';

/** What a smaller list of a page is asked: not in the address, which belongs to the page's main list. */
export function useLocalList(ordering: string, filters: Record<string, string> = {}) {
  const [question, setQuestion] = useState<ListQuestion>({ page: 1, pageSize: 25, ordering, search: '', filters });
  const put = (changes: Partial<ListQuestion>) => setQuestion((now) => ({ ...now, page: 1, ...changes }));
  return {
    question,
    setPage: (page: number) => put({ page }),
    setPageSize: (pageSize: number) => put({ pageSize }),
    setOrdering: (next: string) => put({ ordering: next }),
  };
}
