import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { ApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import type { RowsApi } from '@/api/rows';
import type { Worked } from '@/api/rowTypes';

import { rowsInterval } from './polling';
import type { ListState } from './useListState';
import { usePolledQuery } from './usePolledQuery';

type WorkedRow = Worked & { id: number };

/** One page of a list. While a row of it is at work it is looked at again, and rows change in place. */
export function useRows<Row extends WorkedRow, Detail>(api: RowsApi<Row, Detail>, siteId: number, list: ListState) {
  const { question, setPage } = list;
  const query = usePolledQuery({
    queryKey: keys.list(api.path, { siteId, ...question }),
    queryFn: () => api.list(siteId, question),
    interval: (page, failures) => rowsInterval(page?.results, failures),
    keepsLast: true,
  });

  // The rows of the last page were deleted, or the address is older than the list.
  const isBeyond = query.error instanceof ApiError && query.error.status === 404 && question.page > 1;
  useEffect(() => {
    if (isBeyond) setPage(1);
  });
  return query;
}

/** One row. */
export function useRow<Row extends WorkedRow, Detail extends Worked>(api: RowsApi<Row, Detail>, id: number) {
  return usePolledQuery({
    queryKey: keys.row(api.path, id),
    queryFn: () => api.get(id),
    interval: (row, failures) => rowsInterval(row && [row], failures),
  });
}

/** Rows to choose from in a select: the first ones that match. */
export function useChoices<Row extends WorkedRow, Detail>(api: RowsApi<Row, Detail>, siteId: number, search: string) {
  const question = { page: 1, pageSize: 50, ordering: '', search, filters: {} };
  return useQuery({
    queryKey: keys.list(api.path, { siteId, ...question }),
    queryFn: () => api.list(siteId, question),
  });
}

/** What a person can do to rows. Afterwards every list is asked again: a cluster counts its keywords, and so on. */
export function useRowMoves<Row extends WorkedRow, Detail>(api: RowsApi<Row, Detail>, siteId: number) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.rows });
  return {
    create: useMutation({ mutationFn: (values: object) => api.create(siteId, values), onSettled }),
    change: useMutation({
      mutationFn: ({ id, changes }: { id: number; changes: object }) => api.change(id, changes),
      onSettled,
    }),
    changeMany: useMutation({
      mutationFn: ({ ids, changes }: { ids: number[]; changes: object }) => api.changeMany(ids, changes),
      onSettled,
    }),
    removeMany: useMutation({ mutationFn: (ids: number[]) => api.removeMany(ids), onSettled }),
  };
}
