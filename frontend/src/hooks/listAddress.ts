import type { ListQuestion } from '@/api/rows';

/** What a list asks when its address says nothing, and which filters it knows. */
export interface ListDefaults {
  ordering: string;
  filters: readonly string[];
  pageSize?: number;
}

const PAGE_SIZES = [25, 50, 100, 200];
const FIRST_SIZE = 25;

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function sizeOf(text: string | null, fallback: number): number {
  const size = wholeNumber(text);
  return size !== undefined && PAGE_SIZES.includes(size) ? size : fallback;
}

/** The question in an address. What makes no sense there is as good as absent: somebody typed it. */
export function readAddress(address: URLSearchParams, defaults: ListDefaults): ListQuestion {
  const given = defaults.filters.map((name) => [name, address.get(name) ?? ''] as const);
  return {
    page: wholeNumber(address.get('page')) ?? 1,
    pageSize: sizeOf(address.get('page_size'), defaults.pageSize ?? FIRST_SIZE),
    ordering: address.get('ordering') ?? defaults.ordering,
    search: address.get('search') ?? '',
    filters: Object.fromEntries(given.filter(([, value]) => value !== '')),
  };
}

/** The address of a question, with everything else in it left alone. What is as usual is not written. */
export function writeAddress(address: URLSearchParams, question: ListQuestion, defaults: ListDefaults): URLSearchParams {
  const next = new URLSearchParams(address);
  const put = (name: string, value: string, usual = '') => (value === usual ? next.delete(name) : next.set(name, value));
  put('page', String(question.page), '1');
  put('page_size', String(question.pageSize), String(defaults.pageSize ?? FIRST_SIZE));
  put('ordering', question.ordering, defaults.ordering);
  put('search', question.search);
  for (const name of defaults.filters) put(name, question.filters[name] ?? '');
  return next;
}
