import { expect, it } from 'vitest';

import { estimate, snapshot } from '@/test/fixtures';

import { estimateView, workerWarning } from './estimateView';

it('shows the breakdown of the backend', () => {
  const view = estimateView(estimate);
  expect(view.rows).toHaveLength(6);
  expect(view.rows[5]).toEqual({
    key: 6, name: 'Image Prompts → Images', items: '224 prompts', credits: '448', note: '2 credits per image',
  });
  expect(view).toMatchObject({ total: '866', required: '1,040', available: '1,500', blocked: null, isEmpty: false });
});

it('says how many credits are short', () => {
  const view = estimateView({ ...estimate, enough: false, available_credits: 1039 });
  expect(view.blocked).toBe('1 credit short: 1,040 must be free, 1,039 are.');
});

it('does not offer a run that would end at once', () => {
  const stages = estimate.stages.map((stage) => ({ ...stage, items: 0, waiting: 0 }));
  const view = estimateView({ ...estimate, stages });
  expect(view.blocked).toBe('Nothing to process: no keywords and no unfinished items wait at this site.');
  expect(view.isEmpty).toBe(true);
});

it('says what the estimate rests on', () => {
  expect(estimateView(estimate).basis).toContain('typical sites');
  expect(estimateView({ ...estimate, basis: 'history' }).basis).toContain('earlier runs');
});

it('warns of a missing worker in the words of the backend', () => {
  expect(workerWarning(snapshot)).toBeNull();
  const worker = { alive: false, last_seen_at: null, message: 'No worker is running.' };
  expect(workerWarning({ ...snapshot, worker })).toBe('No worker is running.');
});
