import { Pagination, Select } from '@mantine/core';

import classes from './TableFooter.module.css';
import { pagesOf, rangeText } from './tableView';

interface Props {
  count: number;
  page: number;
  pageSize: number;
  pageSizes: number[];
  noun: string;
  onPage: (page: number) => void;
  onPageSize: (size: number) => void;
}

const CONTROLS: Partial<Record<string, string>> = { next: 'Next page', previous: 'Previous page' };

/** Where one is in the list, and the ways on. */
export function TableFooter({ count, page, pageSize, pageSizes, noun, onPage, onPageSize }: Props) {
  const pages = pagesOf(count, pageSize);
  return (
    <div className={classes.footer}>
      <span className={classes.range} role="status">
        {rangeText(count, page, pageSize, noun)}
      </span>
      {count > (pageSizes[0] ?? 0) && (
        <Select
          aria-label="Rows per page"
          size="xs"
          w={112}
          data={pageSizes.map((size) => ({ value: String(size), label: `${size} a page` }))}
          value={String(pageSize)}
          onChange={(value) => value && onPageSize(Number(value))}
          allowDeselect={false}
        />
      )}
      {pages > 1 && (
        <Pagination
          size="sm"
          total={pages}
          value={page}
          onChange={onPage}
          siblings={1}
          aria-label={`Pages of ${noun}s`}
          getItemProps={(number) => ({ 'aria-label': `Page ${number}` })}
          getControlProps={(control) => ({ 'aria-label': CONTROLS[control] })}
          className={classes.pages ?? ''}
        />
      )}
    </div>
  );
}
