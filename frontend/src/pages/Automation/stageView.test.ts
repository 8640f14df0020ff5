import { describe, expect, it } from 'vitest';

import { doneStage, runningStage, stage } from '@/test/fixtures';

import { stageView } from './stageView';

describe('stageView of a running stage', () => {
  const view = stageView(runningStage, true, Date.parse('2026-11-20T14:24:15Z'));

  it('counts every item once', () => {
    const [total, ...parts] = view.counts.map(({ value }) => Number(value));
    expect(total).toBe(56);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
  });

  it('fills the bar with what has ended, well or badly', () => {
    expect(view.percent).toBeCloseTo((23 * 100) / 56);
  });

  it('names the batch in hand, the credits, the time and what is left', () => {
    expect(view.facts).toEqual(['Batch 24 of 56', '46 credits', '1h 23m', 'about 1h 15m left']);
  });

  it('shows the item in hand with the sentence of its phase', () => {
    expect(view.items).toEqual([
      {
        key: 'a1', label: 'Ultimate Coffee Bean Buying Guide', message: 'Writing: 1,625 of 2,500 words',
        place: 'Task 24 of 56 · 2m 15s', percent: 65,
      },
    ]);
  });

  it('places a batch of several items, and batches side by side', () => {
    const [one] = runningStage.current;
    if (!one) throw new Error('the fixture has an item in hand');
    const keywords = stage(1, {
      status: 'running',
      started_at: '2026-11-20T14:00:00Z',
      queue: { total: 1047, pending: 987, processing: 40, completed: 20, failed: 0, cancelled: 0 },
      current: [{ ...one, items_total: 20, started_at: null }, { ...one, task_id: 'a2', items_total: 20, started_at: null }],
    });
    expect(stageView(keywords).items.map(({ place }) => place)).toEqual(['Keywords 21–40 of 1,047', 'Keywords 41–60 of 1,047']);
  });

  it('marks zeros, so that they can step back', () => {
    expect(view.counts.filter(({ isZero }) => isZero).map(({ label }) => label)).toEqual(['Cancelled']);
  });
});

describe('stageView of other stages', () => {
  it('says why a stage waits, without numbers that mean nothing yet', () => {
    expect(stageView(stage(5))).toMatchObject({
      badge: { label: 'Waiting' }, line: 'Stage 4 must be completed first', counts: [], facts: [], percent: null, isQuiet: true,
    });
  });

  it('says what has come out of the stages before', () => {
    expect(stageView(stage(5, { expected: 22 })).facts).toEqual(['22 articles so far']);
    expect(stageView(stage(5, { expected: 1 })).facts).toEqual(['1 article so far']);
  });

  it('shows what already waits in a queue, once', () => {
    const waiting = stage(5, { expected: 2, queue: { total: 2, pending: 2, processing: 0, completed: 0, failed: 0, cancelled: 0 } });
    expect(stageView(waiting)).toMatchObject({ percent: null, facts: [] });
    expect(stageView(waiting).counts[1]).toMatchObject({ label: 'Pending', value: '2' });
  });

  it('sums a completed stage up', () => {
    const view = stageView(doneStage(1, 47, '47 keywords → 8 clusters', 10));
    expect(view).toMatchObject({ badge: { label: 'Completed', tone: 'good' }, line: '47 keywords → 8 clusters', percent: null });
    expect(view.facts).toEqual(['47 of 47 batches', '10 credits', '2m 30s']);
    // Zeros have nothing to tell any more; what is left still adds up.
    expect(view.counts.map(({ label, value }) => [label, value])).toEqual([['Total', '47'], ['Completed', '47']]);
  });

  it('does not paint a stage green that lost items', () => {
    const queue = { total: 45, pending: 0, processing: 0, completed: 43, failed: 2, cancelled: 0 };
    expect(stageView({ ...doneStage(4, 45, '', 90), queue }).badge).toEqual({ label: 'Completed, 2 failed', tone: 'warn' });
  });

  it('says first why a stage failed', () => {
    const failed = { ...runningStage, status: 'failed', reason: 'The key was refused', summary: '22 tasks → 22 articles' } as const;
    expect(stageView(failed).line).toBe('The key was refused');
  });

  it('says why a stage that was reopened before waits, though it has a summary', () => {
    const again = { ...doneStage(5, 2, '2 articles → 8 prompts', 4), status: 'waiting', reason: 'Stage 4 must complete' } as const;
    expect(stageView(again)).toMatchObject({ line: 'Stage 4 must complete', percent: null });
  });

  it('says that the batch in hand is finished before a wish is granted', () => {
    const line = stageView({ ...runningStage, reason: 'Cancelling: finishes the batch in hand', summary: '22 tasks' }).line;
    expect(line).toBe('Cancelling: finishes the batch in hand');
  });

  it('never counts past the last batch', () => {
    const last = { ...runningStage, batches: { done: 56, total: 56 } };
    expect(stageView(last).facts[0]).toBe('Batch 56 of 56');
  });

  it('speaks of a single batch and credit in the singular', () => {
    const small = { ...doneStage(1, 5, '', 1), batches: { done: 1, total: 1 } };
    expect(stageView(small).facts.slice(0, 2)).toEqual(['1 of 1 batch', '1 credit']);
  });
});

it('gives no figures of a stage that had nothing to do', () => {
  const skipped = stage(3, { status: 'skipped', reason: 'Nothing to process', started_at: '2026-11-20T14:00:00Z' });
  expect(stageView(skipped)).toMatchObject({ line: 'Nothing to process', facts: [] });
});

it('says before the first run what each stage is for', () => {
  const lines = [1, 2, 3, 4, 5, 6, 7].map((number) => stageView(stage(number, { reason: 'No run yet' }), false).line);
  expect(lines[0]).toBe('Groups keywords that belong together');
  expect(new Set(lines).size).toBe(7);
});

it('needs no bar for a stage that is done without trouble', () => {
  const done = doneStage(4, 45, '45 tasks → 45 articles', 90);
  expect(stageView(done)).toMatchObject({ isDone: true, percent: null });
  const queue = { ...done.queue, completed: 43, failed: 2 };
  expect(stageView({ ...done, queue })).toMatchObject({ isDone: false, percent: 100 });
});
