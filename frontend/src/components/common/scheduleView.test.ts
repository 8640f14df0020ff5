import { expect, it } from 'vitest';

import { withRun } from '@/test/fixtures';

import { scheduleView } from './scheduleView';

function view(nextRunAt: string | null, now = '2026-11-20T14:00:00Z', isEnabled = true) {
  const schedule = { is_enabled: isEnabled, next_run_at: nextRunAt, sentence: 'Daily at 02:00 (Europe/Berlin)' };
  return scheduleView(withRun(null, { schedule }), 'Europe/Berlin', Date.parse(now));
}

it('names the next slot in the time of the site', () => {
  expect(view('2026-11-21T01:00:00Z').headline).toBe('Next run tomorrow at 02:00, in 11 hours');
});

it('knows today by the calendar of the site, not of the reader', () => {
  // 23:30 UTC is 00:30 of the next day in Berlin.
  expect(view('2026-11-21T01:00:00Z', '2026-11-20T23:30:00Z').headline).toBe('Next run today at 02:00, in 1 hour');
});

it('names the day when it is further away', () => {
  expect(view('2026-11-27T01:00:00Z').headline).toBe('Next run Fri 27 Nov at 02:00, in 6 days');
});

it('does not count backwards when a slot is due', () => {
  expect(view('2026-11-20T13:59:40Z').headline).toBe('Next run today at 14:59, due now');
});

it('says so when there is no schedule', () => {
  const schedule = { is_enabled: false, next_run_at: null, sentence: '' };
  expect(scheduleView(withRun(null, { schedule }), 'Europe/Berlin', 0)).toEqual({
    headline: 'No schedule', detail: 'Runs start only by hand.',
  });
});

it('carries the sentence of the backend', () => {
  expect(view('2026-11-21T01:00:00Z').detail).toBe('Daily at 02:00 (Europe/Berlin)');
  expect(view(null)).toEqual({ headline: 'Scheduled', detail: 'Daily at 02:00 (Europe/Berlin)' });
});

it('says what a schedule that is off would do', () => {
  expect(view(null, undefined, false)).toEqual({
    headline: 'Schedule off', detail: 'Runs start only by hand. When resumed: Daily at 02:00 (Europe/Berlin)',
  });
});
