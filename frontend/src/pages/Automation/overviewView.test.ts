import { describe, expect, it } from 'vitest';

import type { Estimate } from '@/api/types';
import { estimate, snapshot, withRun } from '@/test/fixtures';

import { overviewView } from './overviewView';

const counts = (...args: Parameters<typeof overviewView>) =>
  Object.fromEntries(overviewView(...args).map(({ key, count }) => [key, count]));

const waiting = (...numbers: number[]): Estimate => ({
  ...estimate,
  stages: estimate.stages.map((stage, index) => ({ ...stage, waiting: numbers[index] ?? 0 })),
});

const nothing = snapshot.overview.map((step) => ({ ...step, count: 0 }));

describe('overviewView before the first run', () => {
  const idle = withRun(null, { overview: nothing });

  it('shows what waits in front of each stage', () => {
    expect(counts(idle, waiting(1047, 2, 3, 4, 5, 6))).toEqual({
      keywords: '1,047', clusters: '2', ideas: '3', tasks: '4', content: '5', prompts: '6', images: '0', review: '0',
    });
  });

  it('claims no number before it is known', () => {
    expect(counts(idle, undefined)).toMatchObject({ keywords: '–', prompts: '–', images: '0', review: '0' });
  });
});

describe.each(['completed', 'failed', 'cancelled'] as const)('overviewView after a %s run', (status) => {
  const ended = withRun({ status });

  it('shows what waits now, and what the run has made', () => {
    expect(counts(ended, waiting(12, 0, 0, 33))).toEqual({
      keywords: '12', clusters: '0', ideas: '0', tasks: '33', content: '0', prompts: '0', images: '0', review: '0',
    });
  });

  it('keeps the figures of the run until then', () => {
    expect(counts(ended, undefined)).toMatchObject({ keywords: '47', tasks: '33' });
  });
});

it.each(['running', 'paused'] as const)('leaves a %s run its own figures', (status) => {
  expect(counts(withRun({ status }), waiting(99, 99, 99, 99, 99, 99))).toMatchObject({ keywords: '47', tasks: '33' });
});

it('keeps labels and notes in their order', () => {
  const steps = overviewView(snapshot, undefined);
  expect(steps.map(({ label }) => label)).toEqual(snapshot.overview.map(({ label }) => label));
  expect(steps[3]).toMatchObject({ label: 'Tasks', note: 'to write' });
});
