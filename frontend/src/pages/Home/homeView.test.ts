import { describe, expect, it } from 'vitest';

import { activeRun, glance } from '@/test/homeFixtures';

import { creditsText, firstSteps, movingView, pipelineSteps, workLines } from './homeView';

it('leads from each step of the pipeline to the rows that wait there', () => {
  const steps = pipelineSteps(glance);
  expect(steps.map(({ to }) => to)).toEqual([
    '/planner/keywords?status=new&site=12',
    '/planner/clusters?status=new&site=12',
    '/planner/ideas?status=new&site=12',
    '/writer/tasks?status=queued&site=12',
    '/writer/content?status=draft&site=12',
    '/writer/images?status=pending&site=12',
    '/writer/content?status=review&site=12',
  ]);
  expect(steps[5]?.count).toBe('1,204');
  expect(steps.filter(({ isEmpty }) => isEmpty).map(({ key }) => key)).toEqual(['clusters', 'ideas', 'content']);
});

describe('what moves', () => {
  it('is told by the run itself', () => {
    expect(movingView(activeRun)).toEqual({
      badge: { label: 'Running', tone: 'live' },
      stageLine: 'Stage 4: Tasks → Content',
      percent: 48.72,
      facts: ['48%', '22 of 56 tasks', 'about 2h 15m left'],
      message: 'Writing: 1,625 of 2,500 words',
    });
  });

  it('says nothing of a time that nobody knows', () => {
    const view = movingView({ ...activeRun, estimated_seconds_remaining: null, items_total: 0 });
    expect(view.facts).toEqual(['48%']);
  });

  it('is told by kind for what people asked for', () => {
    const work = [
      { function: 'generate_images', tasks: 12, at_work: 2 },
      { function: 'auto_cluster', tasks: 1, at_work: 0 },
      { function: 'generate_ideas', tasks: 3, at_work: 3 },
    ];
    expect(workLines(work).map(({ title, text }) => `${title}: ${text}`)).toEqual([
      'Generate images: 2 at work, 10 waiting',
      'Cluster with AI: 1 waiting',
      'Generate ideas: 3 at work',
    ]);
  });
});

it('says what the credits are for', () => {
  expect(creditsText(glance)).toBe('968 more are held by runs. What waits on this site needs about 866.');
  const idle = { wallet: { balance: 5, reserved: 0, available: 5 }, estimate: { estimated_credits: 0, required_credits: 0 } };
  expect(creditsText(idle)).toBe('Nothing that costs credits waits.');
});

describe('the first steps', () => {
  it('begin with a site', () => {
    const steps = firstSteps([], null);
    expect(steps.map(({ isNext }) => isNext)).toEqual([true, false, false]);
    expect(steps[0]?.action).toEqual({ label: 'Add a site', to: '/sites' });
  });

  it('go on where the site stands', () => {
    const steps = firstSteps([{ key: 'site', done: true }, { key: 'keywords', done: true }, { key: 'run', done: false }], 12);
    expect(steps.map(({ isDone, isNext }) => [isDone, isNext])).toEqual([[true, false], [true, false], [false, true]]);
    expect(steps[2]?.action.to).toBe('/automation?site=12');
  });
});
