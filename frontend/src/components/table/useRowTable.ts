import { getCoreRowModel, useReactTable, type ColumnDef, type Table } from '@tanstack/react-table';
import { useMemo } from 'react';

import type { DataTableProps } from './DataTable';
import { sortingOf } from './tableView';

export type RowTable<Row> = Table<Row>;
const NO_ROWS: never[] = [];

/** The model of the table. Pages and order are the server's; what is kept here is which rows are chosen. */
export function useRowTable<Row extends { id: number }>({ columns, query, list, selection }: DataTableProps<Row>): RowTable<Row> {
  const defs = useMemo<ColumnDef<Row>[]>(
    () => columns.map(({ id, sortBy }) => ({ id, enableSorting: sortBy !== undefined })),
    [columns],
  );
  const chosen = selection?.chosen ?? {};
  // The table is read while it is rendered and never kept, so nothing of it can be stale.
  // eslint-disable-next-line react-hooks/incompatible-library
  return useReactTable({
    data: query.data?.results ?? NO_ROWS,
    columns: defs,
    getRowId: (row) => String(row.id),
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
    manualPagination: true,
    enableRowSelection: selection !== undefined,
    state: { sorting: sortingOf(list.question.ordering), rowSelection: chosen },
    onRowSelectionChange: (change) => selection?.setChosen(typeof change === 'function' ? change(chosen) : change),
  });
}
