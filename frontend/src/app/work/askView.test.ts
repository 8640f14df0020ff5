import { expect, it } from 'vitest';

import { costText, shortOf, tooMany } from './askView';

const estimate = { function: 'auto_cluster', items: 45, credits: 12, available_credits: 1_500, enough: true, note: '' };

it('says the price before it is paid', () => {
  expect(costText(estimate)).toBe('Costs about 12 credits; 1,500 are available.');
  expect(costText({ ...estimate, credits: 0 })).toBe('Free of credits.');
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
