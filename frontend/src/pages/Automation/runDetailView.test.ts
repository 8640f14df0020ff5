import { describe, expect, it } from 'vitest';

import { runDetail } from '@/test/runFixtures';

import { progressOf, runDetailView, stageToShow } from './runDetailView';

const factsOf = (part: Partial<typeof runDetail> = {}) =>
  Object.fromEntries(runDetailView({ ...runDetail, ...part }, 'UTC').facts.map(({ label, value }) => [label, value]));

describe('the facts of a run', () => {
  it('say who started it, how long it took, what it cost and what became of its items', () => {
    expect(factsOf()).toEqual({
      'Started by': 'Alice', Started: '20 Nov 2026, 13:00', Took: '1h 23m', 'Credits used': '72 of 866 estimated (8%)',
      Items: '133 of 134, 1 failed',
    });
  });

  it('name the schedule, and nobody where nobody is known', () => {
    expect(factsOf({ trigger_type: 'scheduled', started_by: null })['Started by']).toBe('The schedule');
    expect(factsOf({ started_by: null })['Started by']).toBe('By hand');
  });

  it('do not count a time that has not ended', () => {
    expect(factsOf({ duration_seconds: null, status: 'running' })['Took']).toBe('Not ended');
    expect(factsOf({ duration_seconds: null, status: 'paused' })['Took']).toBe('Paused');
  });

  it('have no share of an estimate of nothing', () => {
    expect(factsOf({ estimated_credits: 0, total_credits_used: 0 })['Credits used']).toBe('0 of 0 estimated');
  });
});

describe('the stages of a run', () => {
  const view = runDetailView(runDetail, 'UTC');

  it('have every number of the charts in the table', () => {
    expect(view.rows[0]).toMatchObject({
      name: 'Keywords → Clusters', items: '47 of 47', failed: null, made: '47 keywords → 8 clusters', time: '2m 30s',
      used: '10', estimated: '10',
    });
    expect(view.rows[3]).toMatchObject({ items: '22 of 23', failed: '1 failed', badge: { label: 'Completed, 1 failed', tone: 'warn' } });
    expect(view.rows[5]).toMatchObject({ items: '–', made: '–', time: '–', used: '0', estimated: '448' });
  });

  it('are six in the charts: nothing is charged at the gate', () => {
    expect(view.points.map(({ label }) => label)).toEqual(['Clusters', 'Ideas', 'Tasks', 'Content', 'Prompts', 'Images']);
    expect(view.points[3]).toMatchObject({ used: 46, estimated: 280, seconds: 4980 });
  });

  it('are told in a sentence too', () => {
    expect(view.chartText).toBe('Most credits: Content, 46. Most time: Content, 1h 23m.');
    const idle = runDetail.stages.map((stage) => ({ ...stage, credits_used: 0, elapsed_seconds: null }));
    expect(runDetailView({ ...runDetail, stages: idle }).chartText).toBe('No stage has used time or credits yet.');
  });
});

describe('the stage whose items are shown first', () => {
  it('is the one with failed items, else the one at work, else the first that had any', () => {
    expect(stageToShow(runDetail.stages)).toBe(4);
    const well = runDetail.stages.map((stage) => ({ ...stage, queue: { ...stage.queue, failed: 0 } }));
    expect(stageToShow(well)).toBe(1);
    expect(stageToShow(well.map((stage) => (stage.number === 2 ? { ...stage, status: 'running' as const } : stage)))).toBe(2);
  });

  it('is none before the first queue is filled', () => {
    expect(stageToShow(runDetail.stages.map((stage) => ({ ...stage, started_at: null })))).toBeNull();
  });
});

it('tells whether there is more to read', () => {
  expect(progressOf({ ...runDetail, items_completed: 134 })).not.toBe(progressOf(runDetail));
  expect(progressOf({ ...runDetail, status: 'completed' })).toBe(progressOf({ ...runDetail }));
});
