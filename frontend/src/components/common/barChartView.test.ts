import { describe, expect, it } from 'vitest';

import { labelEvery, shareOf, ticksOf } from './barChartView';

describe('ticksOf', () => {
  it.each([
    [4, [0, 1, 2, 3, 4]],
    [7, [0, 2, 4, 6, 8]],
    [10, [0, 5, 10]],
    [100, [0, 50, 100]],
    [1234, [0, 500, 1000, 1500]],
    [2_000_000, [0, 500_000, 1_000_000, 1_500_000, 2_000_000]],
  ])('marks counts up to %d in round steps', (highest, ticks) => {
    expect(ticksOf(highest, 'count')).toEqual(ticks);
  });

  it.each([
    [3, [0, 1, 2, 3]],
    [50, [0, 15, 30, 45, 60]],
    [400, [0, 120, 240, 360, 480]],
    [5 * 3600, [0, 7200, 14400, 21600]],
    [9 * 86400, [0, 432000, 864000]],
  ])('marks %d seconds as a clock is divided', (highest, ticks) => {
    expect(ticksOf(highest, 'seconds')).toEqual(ticks);
  });

  it('has an axis for nothing at all', () => {
    expect(ticksOf(0, 'count')).toEqual([0, 1]);
    expect(ticksOf(0, 'seconds')).toEqual([0, 1]);
  });

  it('never marks a part of one', () => {
    expect(ticksOf(1, 'count')).toEqual([0, 1]);
    expect(ticksOf(0.4, 'seconds')).toEqual([0, 1]);
  });

  it('reaches every value with at most the marks asked for, and wastes less than a step', () => {
    for (const unit of ['count', 'seconds'] as const) {
      for (let highest = 1; highest < 400_000; highest = Math.ceil(highest * 1.13)) {
        for (const most of [3, 4]) {
          const ticks = ticksOf(highest, unit, most);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
          expect(ticks.at(-2)).toBeLessThan(highest);
        }
      }
    }
  });
});

describe('shareOf', () => {
  it('measures a bar by the last mark', () => {
    expect(shareOf(30, [0, 20, 40])).toBe(75);
    expect(shareOf(40, [0, 20, 40])).toBe(100);
    expect(shareOf(0, [0, 1])).toBe(0);
  });

  it('draws nothing below the axis', () => {
    expect(shareOf(-5, [0, 10])).toBe(0);
  });
});

describe('labelEvery', () => {
  const stages = ['Clusters', 'Ideas', 'Tasks', 'Content', 'Prompts', 'Images'];
  const days = Array.from({ length: 30 }, (_, index) => `${index + 1} Nov`);

  it('shows all where they fit', () => {
    expect(labelEvery(stages, 500)).toBe(1);
    expect(labelEvery(days, 1200)).toBe(1);
  });

  it('has room for the stages of a run on a phone', () => {
    expect(labelEvery(stages, 275)).toBe(1);
  });

  it('leaves out days until the rest stand apart', () => {
    expect(labelEvery(days, 600)).toBe(2);
    expect(labelEvery(days, 270)).toBe(5);
  });

  it('shows the first alone where two do not fit', () => {
    expect(labelEvery(stages, 10)).toBe(6);
    expect(labelEvery(stages, 0)).toBe(6);
  });

  it('has nothing to leave out of none and of one', () => {
    expect(labelEvery([], 300)).toBe(1);
    expect(labelEvery(['The only site'], 5)).toBe(1);
  });
});
