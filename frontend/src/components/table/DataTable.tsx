import type { ReactNode } from 'react';

import type { Column } from './column';
import classes from './DataTable.module.css';
import { ListFrame, type ListMoves, type RowsQuery } from './ListFrame';
import { TableBody } from './TableBody';
import { TableHead } from './TableHead';
import { TableNarrow } from './TableNarrow';
import { useRowTable } from './useRowTable';

export interface Choosing {
  chosen: Record<string, boolean>;
  setChosen: (chosen: Record<string, boolean>) => void;
}

export interface DataTableProps<Row extends { id: number }> {
  /** What a row is, in the singular: "keyword". */
  noun: string;
  columns: Column<Row>[];
  query: RowsQuery<Row>;
  list: ListMoves;
  /** Without it rows cannot be chosen: for readers who may change nothing. */
  selection?: Choosing | undefined;
  /** Says which row it is, for the boxes and buttons in it. */
  titleOf: (row: Row) => string;
  actions?: ((row: Row) => ReactNode) | undefined;
  /** Instead of rows, when there are none. */
  empty: ReactNode;
  /** Filters and search, above the rows. */
  toolbar?: ReactNode;
}

/**
 * A page of a server's list. Rows keep their place while they are polled, and stay until those of the next page are
 * there. Where there is little room each row becomes a card.
 */
export function DataTable<Row extends { id: number }>(props: DataTableProps<Row>) {
  const { noun, query, list, empty, toolbar } = props;
  const table = useRowTable(props);
  return (
    <ListFrame noun={noun} what={`The list of ${noun}s`} query={query} list={list} toolbar={toolbar} empty={empty}>
      <TableNarrow {...props} table={table} />
      <table className={classes.table} aria-label={`${noun}s`} aria-busy={query.data === undefined || query.isPlaceholderData}>
        <TableHead {...props} table={table} />
        <TableBody {...props} table={table} />
      </table>
    </ListFrame>
  );
}
