import { describe, expect, it } from 'vitest';

import { creditsLow, failedArticle, failedImages, need, readyForReview, waitingForKey } from '@/test/homeFixtures';

import { needView } from './needView';

describe('failed rows', () => {
  it('are asked for anew where no run has them, and shown in their list', () => {
    const view = needView(failedImages, 12);
    expect(view.again).toEqual({ by: 'function', name: 'generate_images', ids: [71, 72] });
    expect(view.ways).toEqual([{ label: 'Show', to: '/writer/images?site=12&status=failed' }]);
  });

  it('are taken up by the run that failed at them', () => {
    const view = needView(failedArticle, 12);
    expect(view.again).toEqual({ by: 'run', runId: 'run_x', stage: 4 });
    expect(view.ways).toEqual([{ label: 'Show', to: '/writer/tasks?site=12&work_state=failed' }]);
  });

  it('of a function that this build does not know are only told', () => {
    const view = needView(need({ function: 'dream' }), 12);
    expect([view.again, view.ways]).toEqual([null, []]);
  });
});

it('leads a run that waits for a key to the settings first, and can resume it', () => {
  const view = needView(waitingForKey, 12);
  expect(view.ways.map(({ to }) => to)).toEqual(['/settings/providers?site=12', '/automation/runs/run_x?site=12']);
  expect([view.resume, view.again]).toEqual(['run_x', null]);
});

it('leads from low credits to the credits, and to articles that are ready', () => {
  expect(needView(creditsLow, 12).ways).toEqual([{ label: 'Purchase Credits', to: '/billing?site=12' }]);
  expect(needView(readyForReview, 12).ways).toEqual([{ label: 'Review', to: '/writer/content?site=12&status=review' }]);
});

it('says by its colour how urgent it is', () => {
  expect([failedImages, creditsLow, readyForReview].map((one) => needView(one, 12).tone)).toEqual(['bad', 'warn', 'good']);
});
