import { Pagination } from '@mantine/core';

interface Props {
  page: number;
  pages: number;
  onChange: (page: number) => void;
  of?: string;
}

const CONTROLS: Partial<Record<string, string>> = { next: 'Next page', previous: 'Previous page' };

export function HistoryPager({ page, pages, onChange, of = 'the history' }: Props) {
  if (pages < 2) return null;
  return (
    <Pagination
      mt="md"
      size="sm"
      total={pages}
      value={page}
      onChange={onChange}
      aria-label={`Pages of ${of}`}
      getItemProps={(number) => ({ 'aria-label': `Page ${number}` })}
      getControlProps={(control) => ({ 'aria-label': CONTROLS[control] })}
    />
  );
}
