import { expect, it } from 'vitest';

import { askTitle, costText, isNothing, shortOf, tooMany } from './askView';

const estimate = { function: 'auto_cluster', items: 45, credits: 12, at_most: 12, available_credits: 1_500, enough: true, note: '' };

it('says the price before it is paid', () => {
  expect(costText(estimate)).toBe('Costs about 12 credits; 1,500 are available.');
  expect(costText({ ...estimate, credits: 0, at_most: 0 })).toBe('Free of credits.');
  expect(costText({ ...estimate, at_most: 15 })).toBe('Costs about 12 credits, 15 at most; 1,500 are available.');
});

it('says how many credits are missing', () => {
  expect(shortOf(estimate)).toBeNull();
  expect(shortOf({ ...estimate, credits: 45, available_credits: 20, enough: false })).toBe(
    'This needs 45 credits and 20 are available: 25 are missing.',
  );
});

it('takes at most 1,000 rows at once, and says so', () => {
  expect(tooMany('auto_cluster', 1_000)).toBeNull();
  expect(tooMany('auto_cluster', 1_001)).toMatch(/^1,001 keywords are selected. At most 1,000/);
});

it('starts nothing when no row needs the work, and says so', () => {
  expect(isNothing(estimate)).toBe(false);
  expect(isNothing({ ...estimate, items: 0 })).toBe(true);
  expect(costText({ ...estimate, items: 0, credits: 0, at_most: 0 })).toBe('None of them needs it: nothing would be done.');
});

it('names what is made once more', () => {
  const what = { function: 'generate_images', ids: [1, 2], siteId: 12 } as const;
  expect(askTitle({ ...what, ids: [1, 2] })).toBe('Generate images: 2 images');
  expect(askTitle({ ...what, ids: [1], isAnew: true })).toBe('Generate images anew: 1 image');
});
