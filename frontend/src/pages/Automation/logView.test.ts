import { describe, expect, it } from 'vitest';

import type { RunEvent } from '@/api/types';
import { snapshot } from '@/test/fixtures';

import { ALL, gapBetween, inOrder, logTabs, matching, MOST_KEPT, stageOptions, upTo, withNews } from './logView';

const { events } = snapshot;
const ids = (list: RunEvent[]) => list.map(({ id }) => id);
const event = (id: number): RunEvent => ({ id, created_at: '2026-11-20T14:00:00Z', stage: 4, level: 'info', message: `${id}` });

describe('the filter of the log', () => {
  it('lets everything through until something is chosen', () => {
    expect(matching(events, ALL)).toEqual(events);
  });

  it('takes one level, one stage or both', () => {
    expect(ids(matching(events, { level: 'error', stage: null }))).toEqual([3]);
    expect(ids(matching(events, { level: '', stage: 4 }))).toEqual([4, 3, 2]);
    expect(ids(matching(events, { level: 'success', stage: 4 }))).toEqual([2]);
    expect(matching(events, { level: 'success', stage: 1 })).toEqual([]);
  });

  it('offers every stage', () => {
    expect(stageOptions(7).map(({ label }) => label)).toEqual(['All stages', ...[1, 2, 3, 4, 5, 6, 7].map((n) => `Stage ${n}`)]);
  });
});

describe('events that come', () => {
  it('stand before those that were seen, each once', () => {
    expect(ids(withNews([event(2), event(1)], [event(4), event(3), event(2)]))).toEqual([4, 3, 2, 1]);
  });

  it('change nothing when there are none', () => {
    const seen = [event(2), event(1)];
    expect(withNews(seen, [event(2), event(1)])).toBe(seen);
  });

  it('are put in their place when they were committed late', () => {
    expect(ids(withNews([event(4), event(2)], [event(4), event(3), event(2)]))).toEqual([4, 3, 2]);
  });

  it('may leave some out when none of them is known yet', () => {
    expect(gapBetween([event(2), event(1)], [event(9), event(8)])).toEqual({ after: 2, before: 8 });
    expect(gapBetween([event(2), event(1)], [event(3), event(2)])).toBeNull();
    expect(gapBetween([], [event(9)])).toBeNull();
    expect(gapBetween([event(2)], [])).toBeNull();
  });

  it('push the oldest out in the end', () => {
    const seen = Array.from({ length: MOST_KEPT }, (_, index) => event(MOST_KEPT - index));
    const more = withNews(seen, [event(MOST_KEPT + 1)]);
    expect([more.length, more[0]?.id, more.at(-1)?.id]).toEqual([MOST_KEPT, MOST_KEPT + 1, 2]);
  });

  it('wait while the log is held', () => {
    expect(ids(upTo(events, 2))).toEqual([2, 1]);
    expect(upTo(events, null)).toBe(events);
  });
});

it('puts pages together in their order, what comes again only once', () => {
  const pages = [{ events: [event(1), event(3)] }, { events: [event(2), event(3), event(4)] }, { events: [] }];
  expect(ids(inOrder(pages))).toEqual([1, 2, 3, 4]);
});

it('puts the whole run first and leaves out empty stages', () => {
  const tabs = logTabs({ stage_2: 'two', stage_1: 'one', automation_run: 'all', stage_3: ' ' });
  expect(tabs.map(({ label }) => label)).toEqual(['Whole run', 'Stage 1', 'Stage 2']);
});
