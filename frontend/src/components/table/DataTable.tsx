import type { ReactNode } from 'react';

import type { ListQuestion, Page } from '@/api/rows';
import { LoadFailed } from '@/components/common/LoadFailed';

import type { Column } from './column';
import classes from './DataTable.module.css';
import { TableBody } from './TableBody';
import { TableFooter } from './TableFooter';
import { TableHead } from './TableHead';
import { TableNarrow } from './TableNarrow';
import { useRowTable } from './useRowTable';

export interface RowsQuery<Row> {
  data: Page<Row> | undefined;
  error: unknown;
  isPlaceholderData: boolean;
  refetch: () => unknown;
}

export interface ListMoves {
  question: ListQuestion;
  setPage: (page: number) => void;
  setPageSize: (size: number) => void;
  setOrdering: (ordering: string) => void;
}

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

const PAGE_SIZES = [25, 50, 100, 200];

/**
 * A page of a server's list. Rows keep their place while they are polled, and stay until those of the next page are
 * there. Where there is little room each row becomes a card.
 */
export function DataTable<Row extends { id: number }>(props: DataTableProps<Row>) {
  const { noun, query, list, empty, toolbar } = props;
  const table = useRowTable(props);
  const { data, error } = query;
  const isEmpty = data !== undefined && data.results.length === 0;

  return (
    <div className={classes.frame}>
      {toolbar && <div className={classes.toolbar}>{toolbar}</div>}
      {error !== null && data === undefined ? (
        <div className={classes.failed}>
          <LoadFailed what={`The list of ${noun}s`} error={error} retry={() => void query.refetch()} />
        </div>
      ) : isEmpty ? (
        empty
      ) : (
        <>
          <TableNarrow {...props} table={table} />
          <table className={classes.table} aria-label={`${noun}s`} aria-busy={data === undefined || query.isPlaceholderData}>
            <TableHead {...props} table={table} />
            <TableBody {...props} table={table} />
          </table>
        </>
      )}
      {data && !isEmpty && (
        <TableFooter
          count={data.count}
          page={list.question.page}
          pageSize={list.question.pageSize}
          pageSizes={PAGE_SIZES}
          noun={noun}
          onPage={list.setPage}
          onPageSize={list.setPageSize}
        />
      )}
    </div>
  );
}
