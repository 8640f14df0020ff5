import type { HistoryPage, HistoryRow, Run } from '@/api/types';
import { formatCount, formatDuration, formatMoment } from './format';
import { badgeOf, type Badge } from './tone';

export interface HistoryRowView {
  runId: string;
  badge: Badge;
  trigger: string;
  started: string;
  duration: string;
  credits: string;
  items: string;
  failed: string | null;
  error: string;
}

export function historyRowView(row: HistoryRow, timeZone?: string): HistoryRowView {
  return {
    runId: row.run_id,
    badge: badgeOf(row.status),
    trigger: row.trigger_type === 'scheduled' ? 'Schedule' : 'By hand',
    started: formatMoment(row.started_at, timeZone),
    duration: row.duration_seconds === null ? 'Not ended' : formatDuration(row.duration_seconds),
    credits: formatCount(row.total_credits_used),
    items: `${formatCount(row.items_completed)} of ${formatCount(row.items_total)}`,
    failed: row.items_failed > 0 ? `${formatCount(row.items_failed)} failed` : null,
    error: row.error_message,
  };
}

/** The row of the run on the page says of it what the page says, however old the list is. */
export function withCurrent(row: HistoryRow, run: Run | null): HistoryRow {
  if (run?.run_id !== row.run_id) return row;
  return { ...row, status: run.status, total_credits_used: run.total_credits_used };
}

/** The page size is the server's: every page but the last is full. */
export function pageCount({ count, next, results }: Pick<HistoryPage, 'count' | 'next'> & { results: unknown[] }, page: number): number {
  if (next === null) return page;
  return Math.ceil(count / results.length);
}

/** Changes whenever the run's row in the history has something new to tell: it began, ended or went a stage further. */
export function versionOf(run: Run | null): string {
  return run === null ? '' : `${run.run_id} ${run.status} ${run.current_stage}`;
}
