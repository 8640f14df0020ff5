import type { Usage, UsageBy, UsageRow } from '@/api/billing';
import { formatCount, formatCounted } from '@/components/common/format';

import { functionName } from './functionNames';

export interface UsageLine {
  key: string;
  label: string;
  credits: number;
  /** The same numbers as the table writes them. */
  cells: { credits: string; items: string; calls: string; tokens: string; dollars: string };
}

export interface UsageView {
  lines: UsageLine[];
  total: UsageLine['cells'];
  /** The chart in a sentence. */
  sentence: string;
  isEmpty: boolean;
}

type Sums = Omit<UsageRow, 'key' | 'label'>;

/** "$1.78", "under $0.01"; a dash where no call has a known price. */
export function dollarsText({ dollars, calls, calls_without_a_price: unknown }: Pick<Sums, 'dollars' | 'calls' | 'calls_without_a_price'>): string {
  const value = Number(dollars);
  if (calls > 0 && unknown >= calls) return '–';
  if (value > 0 && value < 0.01) return 'under $0.01';
  return `$${value.toFixed(2)}${unknown > 0 ? ' and more' : ''}`;
}

function cellsOf(sums: Sums): UsageLine['cells'] {
  return {
    credits: formatCount(sums.credits),
    items: formatCount(sums.items),
    calls: sums.in_vain > 0 ? `${formatCount(sums.calls)} (${formatCount(sums.in_vain)} in vain)` : formatCount(sums.calls),
    tokens: formatCount(sums.input_tokens + sums.output_tokens),
    dollars: dollarsText(sums),
  };
}

/** "2026-11-20" → "20 Nov": a day of the account's zone, so nothing is shifted. */
export function dayLabel(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(date);
}

function labelOf(by: UsageBy, { key, label }: UsageRow): string {
  if (by === 'day') return dayLabel(key);
  return by === 'function' ? functionName(key) : label;
}

const EACH: Record<UsageBy, string> = { day: 'per day', function: 'per kind of work', site: 'per site' };

function sentenceOf(usage: Usage, lines: UsageLine[]): string {
  const total = `${formatCounted(usage.total.credits, 'credit')} from ${dayLabel(usage.first_day)} to ${dayLabel(usage.last_day)}`;
  const top = lines.reduce<UsageLine | undefined>((best, line) => (line.credits > (best?.credits ?? 0) ? line : best), undefined);
  return top ? `${total}, ${EACH[usage.by]}. Most: ${top.label} with ${formatCount(top.credits)}.` : `${total}.`;
}

/** Numbers of the account as the chart and the table show them. */
export function usageView(usage: Usage): UsageView {
  const lines = usage.rows.map((row) => ({
    key: row.key, label: labelOf(usage.by, row), credits: row.credits, cells: cellsOf(row),
  }));
  return { lines, total: cellsOf(usage.total), sentence: sentenceOf(usage, lines), isEmpty: usage.total.calls === 0 };
}
