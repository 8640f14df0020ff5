import { describe, expect, it } from 'vitest';

import type { Run } from '@/api/types';
import { run, snapshot } from '@/test/fixtures';

import { runBadge, runView, walletFacts } from './runView';

const view = (part: Partial<Run> = {}) => runView({ ...run, ...part }, snapshot.stages);
const value = (part: Partial<Run>, label: string) => view(part).facts.find((fact) => fact.label === label)?.value;

describe('runBadge', () => {
  it('says when there never was a run', () => {
    expect(runBadge(null).label).toBe('No run yet');
  });

  it('tells asking from being', () => {
    expect(runBadge({ ...run, pause_requested: true }).label).toBe('Pausing');
    expect(runBadge({ ...run, cancel_requested: true }).label).toBe('Cancelling');
    expect(runBadge({ ...run, status: 'paused', cancel_requested: true }).label).toBe('Cancelling');
  });

  it('lets cancelling win over pausing', () => {
    expect(runBadge({ ...run, pause_requested: true, cancel_requested: true }).label).toBe('Cancelling');
  });

  it('forgets requests once the run has ended', () => {
    expect(runBadge({ ...run, status: 'cancelled', cancel_requested: true }).label).toBe('Cancelled');
    expect(runBadge({ ...run, status: 'completed', pause_requested: true }).label).toBe('Completed');
  });
});

describe('runView', () => {
  it('takes the percentage from the backend', () => {
    expect(view()).toMatchObject({ percent: 48.72, percentLabel: '48%', stageLine: 'Stage 4 of 7: Tasks → Content' });
  });

  it('says that all stages are done', () => {
    expect(view({ status: 'completed', current_stage: 7 }).stageLine).toBe('All 7 stages done');
  });

  it('shows the time left only while running', () => {
    expect(value({}, 'Time left')).toBe('about 2h 15m');
    expect(value({ estimated_seconds_remaining: null }, 'Time left')).toBe('Estimating');
    expect(value({ status: 'paused' }, 'Time left')).toBeUndefined();
  });

  it('shows credits used of estimated', () => {
    expect(value({}, 'Credits used')).toBe('72 of 866 estimated');
  });

  it('speaks of an ended run in the past', () => {
    expect(value({ status: 'failed' }, 'Took')).toBe('1h 23m');
    expect(value({}, 'Elapsed')).toBe('1h 23m');
  });
});

it('shows the wallet as the backend counts it', () => {
  expect(walletFacts(snapshot.wallet)).toEqual([
    { label: 'Available', value: '460' },
    { label: 'Held for runs', value: '968' },
  ]);
});
