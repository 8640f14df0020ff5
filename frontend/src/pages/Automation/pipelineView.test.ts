import { describe, expect, it } from 'vitest';

import type { Estimate } from '@/api/types';
import { doneStage, estimate, runningStage, snapshot, stage, withRun } from '@/test/fixtures';

import { pipelineLine, pipelineView } from './pipelineView';

const counts = (...args: Parameters<typeof pipelineView>) =>
  Object.fromEntries(pipelineView(...args).map(({ key, count }) => [key, count]));

const waiting = (...numbers: number[]): Estimate => ({
  ...estimate,
  stages: estimate.stages.map((stage, index) => ({ ...stage, waiting: numbers[index] ?? 0 })),
});

const nothing = snapshot.overview.map((step) => ({ ...step, count: 0 }));

describe('pipelineView before the first run', () => {
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

describe.each(['completed', 'failed', 'cancelled'] as const)('pipelineView after a %s run', (status) => {
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
  const steps = pipelineView(snapshot, undefined);
  expect(steps.map(({ label }) => label)).toEqual(snapshot.overview.map(({ label }) => label));
  expect(steps[3]).toMatchObject({ label: 'Tasks', note: 'to write' });
});

const nodes = (...args: Parameters<typeof pipelineView>) =>
  Object.fromEntries(pipelineView(...args).map((node) => [node.key, node]));

describe('a step of the picture', () => {
  it('is done, moving or waiting as the stage in front of it is', () => {
    const states = pipelineView(snapshot, undefined).map(({ key, state }) => [key, state]);
    expect(states).toEqual([
      ['keywords', 'done'], ['clusters', 'done'], ['ideas', 'done'], ['tasks', 'moving'],
      ['content', 'waiting'], ['prompts', 'waiting'], ['images', 'waiting'], ['review', 'waiting'],
    ]);
  });

  it('divides its bar by what became of the items', () => {
    const { bar, progress } = nodes(snapshot, undefined)['tasks'] ?? {};
    expect(bar?.completed).toBeCloseTo(39.3, 1);
    expect(bar?.inWork).toBeCloseTo(1.8, 1);
    expect(bar?.failed).toBeCloseTo(1.8, 1);
    expect(progress).toBe('22 of 56 done, 1 failed');
  });

  it('has no bar before its stage has begun', () => {
    expect(nodes(snapshot, undefined)['content']).toMatchObject({ bar: null, progress: '' });
  });

  it('says in a sentence what the drawing shows', () => {
    expect(nodes(snapshot, undefined)['tasks']?.sentence).toBe('Tasks: 33 to write, 22 of 56 done, 1 failed, moving now');
    expect(nodes(snapshot, undefined)['content']?.sentence).toBe('Content: 22 drafts, waiting');
  });

  it.each([['paused', 'held'], ['failed', 'troubled']] as const)('of a %s stage is %s', (status, state) => {
    const stages = snapshot.stages.map((one) => (one.number === 4 ? { ...runningStage, status } : one));
    expect(nodes(withRun({ status }, { stages }), undefined)['tasks']?.state).toBe(state);
  });

  it('asks for attention where a completed stage has failed items', () => {
    const failed = doneStage(4, 10, '9 tasks → 9 articles', 9);
    const stages = snapshot.stages.map((one) => (one.number === 4 ? { ...failed, queue: { ...failed.queue, completed: 9, failed: 1 } } : one));
    expect(nodes(withRun({ status: 'completed' }, { stages }), undefined)['tasks']?.state).toBe('troubled');
  });

  it('waits again when items have come since it was done', () => {
    expect(nodes(withRun({ status: 'completed' }), waiting(12))['keywords']?.state).toBe('waiting');
    expect(nodes(withRun({ status: 'completed' }), waiting(0))['keywords']?.state).toBe('done');
  });

  it('shows images moving only once there are some', () => {
    const stages = [...snapshot.stages.slice(0, 5), stage(6, { status: 'running', started_at: '2026-11-20T14:00:00Z' }), stage(7)];
    expect(nodes(withRun({ current_stage: 6 }, { stages }), undefined)).toMatchObject({
      prompts: { state: 'moving' }, images: { state: 'waiting' },
    });
  });
});

describe('the line over the picture', () => {
  const line = (...args: Parameters<typeof pipelineView>) => pipelineLine(args[0], pipelineView(...args));

  it('names what moves', () => {
    expect(line(snapshot, undefined)).toBe('Tasks → Content is moving');
  });

  it('says that a paused run rests', () => {
    const stages = snapshot.stages.map((one) => (one.number === 4 ? { ...one, status: 'paused' as const } : one));
    expect(line(withRun({ status: 'paused' }, { stages }), undefined)).toBe('Paused: nothing moves');
  });

  it('names what a next run would begin with', () => {
    const ended = withRun({ status: 'completed' }, { stages: snapshot.stages.map((one) => ({ ...one, status: 'completed' })) });
    expect(line(ended, waiting(0, 0, 0, 33))).toBe('Next: 33 tasks to write');
    expect(line(ended, waiting(0, 0, 0, 1))).toBe('Next: 1 task to write');
    expect(line(ended, waiting(0))).toBe('Nothing waits');
  });

  it('claims nothing before it is known', () => {
    expect(line(withRun(null, { overview: nothing, stages: [1, 2, 3, 4, 5, 6, 7].map((number) => stage(number)) }), undefined)).toBe('');
  });
});
