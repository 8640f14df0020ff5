import { Checkbox, Skeleton } from '@mantine/core';
import type { Row as TableRow } from '@tanstack/react-table';

import type { Column } from './column';
import classes from './DataTable.module.css';
import type { DataTableProps } from './DataTable';
import type { RowTable } from './useRowTable';

const SKELETON_ROWS = 10;

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const marks = {
    'data-label': column.header,
    'data-number': column.isNumber || undefined,
    'data-minor': column.isMinor || undefined,
    'data-extra': column.isExtra || undefined,
    'data-wraps': column.wraps || undefined,
  };
  if (!column.isTitle) return <td {...marks}>{column.cell(row)}</td>;
  return (
    <th scope="row" data-title {...marks}>
      {column.cell(row)}
    </th>
  );
}

interface LineProps<Row extends { id: number }> extends DataTableProps<Row> {
  line: TableRow<Row>;
}

function Line<Row extends { id: number }>({ line, columns, selection, actions, titleOf }: LineProps<Row>) {
  const row = line.original;
  const isChosen = line.getIsSelected();
  return (
    <tr data-chosen={isChosen || undefined}>
      {selection && (
        <td className={classes.box}>
          <Checkbox
            size="xs"
            aria-label={`Select ${titleOf(row)}`}
            checked={isChosen}
            onChange={line.getToggleSelectedHandler()}
          />
        </td>
      )}
      {columns.map((column) => (
        <Cell key={column.id} column={column} row={row} />
      ))}
      {actions && <td className={classes.actions}>{actions(row)}</td>}
    </tr>
  );
}

function Skeletons<Row extends { id: number }>({ columns, selection, actions }: DataTableProps<Row>) {
  const cells = columns.length + (selection ? 1 : 0) + (actions ? 1 : 0);
  return Array.from({ length: SKELETON_ROWS }, (_, index) => (
    <tr key={index} aria-hidden>
      <td colSpan={cells}>
        <Skeleton h={12} my={6} w={`${92 - ((index * 17) % 40)}%`} />
      </td>
    </tr>
  ));
}

export function TableBody<Row extends { id: number }>(props: DataTableProps<Row> & { table: RowTable<Row> }) {
  const { table, query } = props;
  return (
    <tbody className={classes.body} data-old={query.isPlaceholderData || undefined}>
      {query.data === undefined ? (
        <Skeletons {...props} />
      ) : (
        table.getRowModel().rows.map((line) => <Line key={line.id} {...props} line={line} />)
      )}
    </tbody>
  );
}
