import { Checkbox, Select } from '@mantine/core';

import classes from './DataTable.module.css';
import type { DataTableProps } from './DataTable';
import { sortChoices } from './tableView';
import type { RowTable } from './useRowTable';

/** What the headings do, where rows are cards and there are no headings. */
export function TableNarrow<Row extends { id: number }>({
  columns, list, selection, table,
}: DataTableProps<Row> & { table: RowTable<Row> }) {
  const orders = sortChoices(columns);
  if (!selection && orders.length === 0) return null;
  return (
    <div className={classes.narrow}>
      {selection && (
        <Checkbox
          size="xs"
          label="Select page"
          checked={table.getIsAllPageRowsSelected()}
          indeterminate={table.getIsSomePageRowsSelected()}
          disabled={table.getRowModel().rows.length === 0}
          onChange={table.getToggleAllPageRowsSelectedHandler()}
        />
      )}
      {orders.length > 0 && (
        <Select
          aria-label="Order"
          size="xs"
          w={190}
          ml="auto"
          data={orders}
          value={list.question.ordering}
          onChange={(value) => value !== null && list.setOrdering(value)}
          allowDeselect={false}
        />
      )}
    </div>
  );
}
