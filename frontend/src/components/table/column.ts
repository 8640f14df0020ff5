import type { ReactNode } from 'react';

/** A column of a DataTable: how its cells look, and what the server sorts by. */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The field that `?ordering=` takes; without it the column cannot be sorted by. */
  sortBy?: string;
  /** Numbers stand on the right and are sorted largest first. */
  isNumber?: boolean;
  /** Newest or largest first, without standing on the right. */
  largestFirst?: boolean;
  /** Says which row it is: the heading of the row, and of its card where there is little room. Exactly one column. */
  isTitle?: boolean;
  /** Left out of the table when it is narrower than about 900 px; cards show it. */
  isMinor?: boolean;
  /** Left out already when the table is narrower than about 1,150 px: nice to know. */
  isExtra?: boolean;
  /** Words of any length: they may break. Everything else stays on one line. */
  wraps?: boolean;
  width?: number | string;
}
