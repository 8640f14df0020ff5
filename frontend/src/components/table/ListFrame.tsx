import type { ReactNode } from 'react';

import type { ListQuestion, Page } from '@/api/rows';
import { LoadFailed } from '@/components/common/LoadFailed';

import classes from './ListFrame.module.css';
import { TableFooter } from './TableFooter';

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

interface Props<Row> {
  /** What a row is, in the singular: "keyword". */
  noun: string;
  /** What could not be loaded, when that is so: "The gallery". */
  what: string;
  query: RowsQuery<Row>;
  list: ListMoves;
  /** Filters and search, above the rows. */
  toolbar?: ReactNode;
  /** Instead of rows, when there are none. */
  empty: ReactNode;
  /** The rows, or their places while they are loaded. */
  children: ReactNode;
}

const PAGE_SIZES = [25, 50, 100, 200];

/** What is around a page of a server's list, however its rows are shown. */
export function ListFrame<Row>({ noun, what, query, list, toolbar, empty, children }: Props<Row>) {
  const { data, error } = query;
  const isEmpty = data !== undefined && data.results.length === 0;
  return (
    <div className={classes.frame}>
      {toolbar && <div className={classes.toolbar}>{toolbar}</div>}
      {error !== null && data === undefined ? (
        <div className={classes.failed}>
          <LoadFailed what={what} error={error} retry={() => void query.refetch()} />
        </div>
      ) : isEmpty ? (
        empty
      ) : (
        children
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
