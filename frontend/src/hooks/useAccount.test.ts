import { expect, it } from 'vitest';

import { pickAccount, type Account } from './useAccount';

const coffee: Account = { id: 1, name: 'Coffee House', role: 'owner' };
const tea: Account = { id: 2, name: 'Tea House', role: 'viewer' };

it('is the account of the selected site', () => {
  expect(pickAccount([coffee, tea], 2)).toBe(tea);
});

it('is the first one while there is no site', () => {
  expect(pickAccount([coffee, tea], undefined)).toBe(coffee);
});

it('is never one that the reader does not belong to', () => {
  expect(pickAccount([coffee], 3)).toBe(coffee);
  expect(pickAccount([], 3)).toBeUndefined();
});
