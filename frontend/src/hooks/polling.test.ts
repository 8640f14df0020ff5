import { describe, expect, it } from 'vitest';

import type { WorkState } from '@/api/rowTypes';
import { snapshot, withRun } from '@/test/fixtures';
import { activeRun, glance } from '@/test/homeFixtures';

import { glanceInterval, noticesInterval, pollInterval, rowsInterval, tasksInterval, runInterval } from './polling';

const now = Date.parse('2026-11-20T14:00:00Z');

function scheduled(nextRunAt: string | null, isEnabled = true) {
  return withRun(null, { schedule: { is_enabled: isEnabled, next_run_at: nextRunAt, sentence: '' } });
}

describe('pollInterval with a run', () => {
  it('looks every 3 s while it runs', () => {
    expect(pollInterval(snapshot, 0)).toBe(3000);
  });

  it('looks every 10 s while it is paused', () => {
    expect(pollInterval(withRun({ status: 'paused' }), 0)).toBe(10_000);
  });

  it('keeps the pace of running until a requested pause has come', () => {
    expect(pollInterval(withRun({ pause_requested: true }), 0)).toBe(3000);
  });

  it.each(['completed', 'failed', 'cancelled'] as const)('stops when the run is %s and nothing is scheduled', (status) => {
    const ended = withRun({ status }, { schedule: { is_enabled: false, next_run_at: null, sentence: '' } });
    expect(pollInterval(ended, 0)).toBe(false);
  });
});

describe('pollInterval after failures', () => {
  it.each([
    [1, 3], [2, 6], [3, 12], [4, 24], [5, 48], [6, 60], [7, 60], [500, 60],
  ])('waits after failure %i for %i s', (failures, seconds) => {
    expect(pollInterval(snapshot, failures)).toBe(seconds * 1000);
  });

  it('keeps trying when the very first answer is missing', () => {
    expect(pollInterval(undefined, 1)).toBe(3000);
  });

  it('backs off for a paused run too', () => {
    expect(pollInterval(withRun({ status: 'paused' }), 2)).toBe(6000);
  });
});

describe('looking at one run', () => {
  it('has the pace of its status and stops when it has ended', () => {
    const statuses = ['running', 'paused', 'completed', 'failed', 'cancelled'] as const;
    expect(statuses.map((status) => runInterval({ status }, 0))).toEqual([3000, 10_000, false, false, false]);
  });

  it('backs off after failures, also before the first answer', () => {
    expect([runInterval(undefined, 0), runInterval(undefined, 1), runInterval({ status: 'completed' }, 2)]).toEqual([false, 3000, 6000]);
  });
});

describe('pollInterval without a run', () => {
  it('does not look before the first answer: that one is on its way', () => {
    expect(pollInterval(undefined, 0)).toBe(false);
  });

  it('stops when there is no schedule', () => {
    expect(pollInterval(scheduled('2026-11-20T15:00:00Z', false), 0, now)).toBe(false);
    expect(pollInterval(scheduled(null), 0, now)).toBe(false);
  });

  it('looks again just after the next slot', () => {
    expect(pollInterval(scheduled('2026-11-20T14:10:00Z'), 0, now)).toBe(601_000);
  });

  it('looks at least once an hour while a slot lies ahead', () => {
    expect(pollInterval(scheduled('2026-11-27T14:00:00Z'), 0, now)).toBe(3_600_000);
  });

  it('looks every 10 s while a due slot is about to become a run', () => {
    expect(pollInterval(scheduled('2026-11-20T13:59:30Z'), 0, now)).toBe(10_000);
  });

  it('sees a slot become due although the answer is still the old one', () => {
    const answer = scheduled('2026-11-20T14:10:00Z');
    expect(pollInterval(answer, 0, now + 605_000)).toBe(10_000);
  });

  it('gives up on a slot that nobody took', () => {
    expect(pollInterval(scheduled('2026-11-20T13:57:00Z'), 0, now)).toBe(false);
  });
});

describe('looking at notifications', () => {
  it('happens every minute, and at the pace of the back-off while the server is away', () => {
    expect(noticesInterval(0)).toBe(60_000);
    expect([1, 2, 6, 20].map(noticesInterval)).toEqual([3_000, 6_000, 60_000, 60_000]);
  });
});

describe('the rows of a list', () => {
  const rows = (...states: WorkState[]) => states.map((work_state) => ({ work_state }));

  it('are looked at every 3 seconds while one is at work or waits for its turn', () => {
    expect(rowsInterval(rows('idle', 'processing'), 0)).toBe(3_000);
    expect(rowsInterval(rows('completed', 'queued'), 0)).toBe(3_000);
  });

  it('are looked at seldom while their run is paused', () => {
    expect(rowsInterval(rows('paused', 'completed'), 0)).toBe(10_000);
  });

  it('rest when nothing will happen to them', () => {
    expect(rowsInterval(rows('idle', 'completed', 'failed', 'cancelled'), 0)).toBe(false);
    expect(rowsInterval(undefined, 0)).toBe(false);
  });

  it('are asked for less and less often while the server cannot be reached', () => {
    expect([1, 2, 6].map((failures) => rowsInterval(rows('processing'), failures))).toEqual([3_000, 6_000, 60_000]);
  });
});

describe('tasks', () => {
  it('are looked at until the last of them has ended', () => {
    expect(tasksInterval([{ status: 'completed' }, { status: 'queued' }], 0)).toBe(3_000);
    expect(tasksInterval([{ status: 'completed' }, { status: 'failed' }, { status: 'cancelled' }], 0)).toBe(false);
    expect(tasksInterval(undefined, 2)).toBe(6_000);
  });
});

describe('the first page', () => {
  it('is looked at as often as what moves there, and never rests for good', () => {
    const work = [{ function: 'auto_cluster', tasks: 1, at_work: 0 }];
    expect(glanceInterval({ ...glance, run: activeRun }, 0)).toBe(3_000);
    expect(glanceInterval({ ...glance, work }, 0)).toBe(3_000);
    expect(glanceInterval({ ...glance, run: { ...activeRun, status: 'paused' } }, 0)).toBe(10_000);
    expect(glanceInterval(glance, 0)).toBe(60_000);
    expect(glanceInterval(glance, 2)).toBe(6_000);
  });
});
