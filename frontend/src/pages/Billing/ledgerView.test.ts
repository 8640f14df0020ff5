import { expect, it } from 'vitest';

import { ledger } from '@/test/billingFixtures';

import { functionName, FUNCTIONS } from './functionNames';
import { KIND_FILTER, kindBadge, signed, titleOf } from './ledgerView';

it.each([[1500, '+1,500'], [-3, '−3'], [0, '–']])('writes %i as %s', (value, text) => {
  expect(signed(value)).toBe(text);
});

it('says what a movement is, also one of a kind it does not know', () => {
  expect(kindBadge('capture')).toEqual({ label: 'Charged', tone: 'live' });
  expect(kindBadge('gift' as 'grant')).toEqual({ label: 'gift', tone: 'quiet' });
  expect(KIND_FILTER).toHaveLength(6);
});

it('calls a row by what it was charged for', () => {
  expect(ledger.map(titleOf)).toEqual(['Writing “How to clean a moka pot”, 1,245 words', 'Held for a run', 'Demo credits']);
});

it('knows the functions by their names', () => {
  expect(functionName('generate_content')).toBe('Writing articles');
  expect([functionName(''), functionName('dance')]).toEqual(['–', 'dance']);
  expect(FUNCTIONS).toHaveLength(6);
});
