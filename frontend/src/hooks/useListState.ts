import { useSearchParams } from 'react-router';

import type { ListQuestion } from '@/api/rows';

import { readAddress, writeAddress, type ListDefaults } from './listAddress';

/**
 * What a list is asked, kept in the address: it survives a reload, can be sent to a colleague, and Back undoes it.
 * Everything but a page turn leads back to the first page.
 */
export function useListState(defaults: ListDefaults) {
  const [address, setAddress] = useSearchParams();
  const question = readAddress(address, defaults);

  const put = (changes: Partial<ListQuestion>, replace = false) =>
    setAddress((now) => writeAddress(now, { ...readAddress(now, defaults), page: 1, ...changes }, defaults), { replace });

  return {
    question,
    /** Something is searched or filtered for: an empty list is no empty site. */
    isNarrowed: question.search !== '' || Object.keys(question.filters).length > 0,
    setPage: (page: number) => put({ page }),
    setPageSize: (pageSize: number) => put({ pageSize }),
    setOrdering: (ordering: string) => put({ ordering }),
    // Each letter would else be a step for Back.
    setSearch: (search: string) => put({ search }, true),
    setFilter: (name: string, value: string | null) =>
      put({ filters: { ...question.filters, [name]: value ?? '' } }),
    clear: () => put({ search: '', filters: {} }),
  };
}

export type ListState = ReturnType<typeof useListState>;
