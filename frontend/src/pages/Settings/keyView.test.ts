import { describe, expect, it } from 'vitest';

import { endOf, endTitle, expiryText, keyBadge, scopeLabel } from './keyView';

const NOW = Date.parse('2026-11-20T14:00:00Z');
const SOON = '2026-11-26T15:00:00Z';
const PAST = '2026-11-20T13:00:00Z';

describe('keyBadge', () => {
  it.each([
    ['active', null, 'Active', 'good'],
    ['active', SOON, 'Good for 6 days', 'good'],
    ['active', PAST, 'Expired', 'warn'],
    ['expired', PAST, 'Expired', 'warn'],
    ['revoked', SOON, 'Revoked', 'quiet'],
  ] as const)('of a key that is %s until %s says %s', (status, expires_at, label, tone) => {
    expect(keyBadge({ status, expires_at }, NOW)).toEqual({ label, tone });
  });
});

it('says how long a link is good', () => {
  expect(expiryText('2026-11-20T14:00:20Z', NOW)).toBe('Good for under a minute');
  expect(expiryText(PAST, NOW)).toBe('Expired');
});

it('knows when a new key ends', () => {
  expect(endOf('30', NOW)).toBe('2026-12-20T14:00:00.000Z');
  expect(endOf('', NOW)).toBeNull();
  expect(endTitle(null)).toBe('It does not expire');
});

it('names a scope', () => {
  expect([scopeLabel('write'), scopeLabel('dance' as 'read')]).toEqual(['Read and write', 'dance']);
});
