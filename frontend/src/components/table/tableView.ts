import type { SortingState } from '@tanstack/react-table';

import { formatCount, formatCounted } from '@/components/common/format';

/** "-volume" → sorted by volume, largest first. */
export function sortingOf(ordering: string): SortingState {
  if (ordering === '') return [];
  return ordering.startsWith('-') ? [{ id: ordering.slice(1), desc: true }] : [{ id: ordering, desc: false }];
}

/** A second press on a heading turns the order round. Numbers and dates begin with the largest. */
export function nextOrdering(ordering: string, field: string, largestFirst: boolean): string {
  const [current] = sortingOf(ordering);
  const desc = current?.id === field ? !current.desc : largestFirst;
  return desc ? `-${field}` : field;
}

/** What a screen reader says of a heading. */
export function ariaSort(ordering: string, field: string): 'ascending' | 'descending' | 'none' {
  const [current] = sortingOf(ordering);
  if (current?.id !== field) return 'none';
  return current.desc ? 'descending' : 'ascending';
}

export function pagesOf(count: number, pageSize: number): number {
  return Math.max(1, Math.ceil(count / pageSize));
}

/** "26–50 of 343", "0 keywords" */
export function rangeText(count: number, page: number, pageSize: number, noun: string): string {
  if (count === 0) return formatCounted(0, noun);
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, count);
  if (first === 1 && last === count) return formatCounted(count, noun);
  return `${formatCount(first)}–${formatCount(last)} of ${formatCounted(count, noun)}`;
}

interface Sortable {
  header: string;
  sortBy?: string;
  isNumber?: boolean;
  largestFirst?: boolean;
}

/** How the two ends of a column are called: those of numbers, of dates, of words. */
function endsOf({ isNumber, largestFirst }: Sortable): [ascending: string, descending: string] {
  if (isNumber) return ['smallest first', 'largest first'];
  return largestFirst ? ['oldest first', 'newest first'] : ['A to Z', 'Z to A'];
}

/** The orders to choose from where there are no headings to press. */
export function sortChoices(columns: Sortable[]): { value: string; label: string }[] {
  return columns.flatMap((column) => {
    const { header, sortBy } = column;
    if (sortBy === undefined) return [];
    const [ascending, descending] = endsOf(column);
    return [
      { value: sortBy, label: `${header}, ${ascending}` },
      { value: `-${sortBy}`, label: `${header}, ${descending}` },
    ];
  });
}
