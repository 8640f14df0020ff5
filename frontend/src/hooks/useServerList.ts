import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

import { ApiError } from '@/api/errors';
import type { ApiPath, Query } from '@/api/http';
import { keys } from '@/api/keys';
import { getList } from '@/api/lists';
import type { ListQuestion } from '@/api/rows';

interface Asked {
  question: ListQuestion;
  setPage: (page: number) => void;
}

/** One page of a list that nobody but people change: it is asked when it is opened and after every change. */
export function useServerList<Row>(path: ApiPath, whose: Query, { question, setPage }: Asked) {
  const query = useQuery({
    queryKey: keys.listOf(path, { ...whose, ...question }),
    queryFn: () => getList<Row>(path, whose, question),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  // The rows of the last page are gone, or the address is older than the list.
  const isBeyond = query.error instanceof ApiError && query.error.status === 404 && question.page > 1;
  useEffect(() => {
    if (isBeyond) setPage(1);
  });
  return query;
}
