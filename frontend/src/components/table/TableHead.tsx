import { Checkbox, UnstyledButton, VisuallyHidden } from '@mantine/core';

import { Icon } from '@/components/common/Icon';

import type { Column } from './column';
import classes from './DataTable.module.css';
import type { DataTableProps } from './DataTable';
import { ariaSort, nextOrdering } from './tableView';
import type { RowTable } from './useRowTable';

interface HeadingProps<Row> {
  column: Column<Row>;
  ordering: string;
  onOrdering: (ordering: string) => void;
}

function SortButton<Row>({ column, ordering, onOrdering }: HeadingProps<Row>) {
  const { sortBy = '', header, isNumber = false, largestFirst = isNumber } = column;
  const direction = ariaSort(ordering, sortBy);
  return (
    <UnstyledButton
      className={classes.sort ?? ''}
      data-active={direction !== 'none' || undefined}
      onClick={() => onOrdering(nextOrdering(ordering, sortBy, largestFirst))}
    >
      {header}
      <Icon name={direction === 'ascending' ? 'up' : 'down'} size={13} className={classes.arrow} />
    </UnstyledButton>
  );
}

function Heading<Row>(props: HeadingProps<Row>) {
  const { column, ordering } = props;
  return (
    <th
      scope="col"
      style={{ width: column.width }}
      data-number={column.isNumber || undefined}
      data-minor={column.isMinor || undefined}
      data-extra={column.isExtra || undefined}
      {...(column.sortBy ? { 'aria-sort': ariaSort(ordering, column.sortBy) } : {})}
    >
      {column.sortBy ? <SortButton {...props} /> : column.header}
    </th>
  );
}

export function TableHead<Row extends { id: number }>({
  columns, list, selection, actions, noun, table,
}: DataTableProps<Row> & { table: RowTable<Row> }) {
  return (
    <thead className={classes.head}>
      <tr>
        {selection && (
          <th scope="col" className={classes.box}>
            <Checkbox
              size="xs"
              aria-label={`Select every ${noun} of this page`}
              checked={table.getIsAllPageRowsSelected()}
              indeterminate={table.getIsSomePageRowsSelected()}
              disabled={table.getRowModel().rows.length === 0}
              onChange={table.getToggleAllPageRowsSelectedHandler()}
            />
          </th>
        )}
        {columns.map((column) => (
          <Heading key={column.id} column={column} ordering={list.question.ordering} onOrdering={list.setOrdering} />
        ))}
        {actions && (
          <th scope="col" className={classes.actions}>
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        )}
      </tr>
    </thead>
  );
}
