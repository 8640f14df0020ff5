import { expect, it } from 'vitest';

import { historyRow, pageOf, run } from '@/test/fixtures';

import { historyRowView, pageCount, versionOf, withCurrent } from './historyView';

it('puts a run into a row', () => {
  expect(historyRowView(historyRow, 'UTC')).toEqual({
    runId: historyRow.run_id, badge: { label: 'Completed', tone: 'good' }, trigger: 'Schedule', started: '19 Nov 2026, 01:00',
    duration: '6h 12m', credits: '852', items: '43 of 45', failed: '2 failed', error: '',
  });
});

it('says that a run has not ended', () => {
  const row = { ...historyRow, trigger_type: 'manual', duration_seconds: null, items_failed: 0 } as const;
  expect(historyRowView(row)).toMatchObject({ duration: 'Not ended', trigger: 'By hand', failed: null });
});

it('counts pages from a full one', () => {
  const rows = Array.from({ length: 20 }, () => historyRow);
  expect(pageCount(pageOf(rows, { count: 45, next: 'http://x/?page=2' }), 1)).toBe(3);
});

it('is on the last page when nothing follows', () => {
  expect(pageCount(pageOf([historyRow], { count: 41 }), 3)).toBe(3);
});

it('has a new version when the run begins, goes a stage further or ends', () => {
  const versions = [null, run, { ...run, current_stage: 5 }, { ...run, status: 'completed' } as const].map(versionOf);
  expect(new Set(versions).size).toBe(4);
  expect(versionOf({ ...run, elapsed_seconds: 9999 })).toBe(versionOf(run));
});

it('says of the run on the page what the page says', () => {
  const row = { ...historyRow, run_id: run.run_id, status: 'running' as const, total_credits_used: 40 };
  expect(withCurrent(row, { ...run, status: 'paused' })).toMatchObject({ status: 'paused', total_credits_used: 72, items_completed: 43 });
});

it('leaves the rows of other runs alone', () => {
  expect(withCurrent(historyRow, run)).toBe(historyRow);
  expect(withCurrent(historyRow, null)).toBe(historyRow);
});
