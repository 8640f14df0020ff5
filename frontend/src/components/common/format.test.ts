import { describe, expect, it } from 'vitest';

import {
  formatAbout, formatAhead, formatClock, formatCount, formatCounted, formatDuration, formatMoment, formatMaybe, formatPercent,
  formatWhen,
} from './format';

describe('formatDuration', () => {
  it.each([
    [0, 'under 1s'], [0.4, 'under 1s'], [45, '45s'], [60, '1m'], [150, '2m 30s'], [3599.6, '1h'], [4980, '1h 23m'],
    [7200, '2h'], [86_400, '1d'], [100_800, '1d 4h'], [-5, 'under 1s'],
  ])('writes %f s as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe('formatPercent', () => {
  it.each([
    [0, '0%'], [48.72, '48%'], [99.99, '99%'], [100, '100%'], [104, '100%'], [-1, '0%'],
  ])('writes %f as %s: done means done', (value, text) => {
    expect(formatPercent(value)).toBe(text);
  });
});

describe('formatAhead', () => {
  it.each([
    [20, 'in under a minute'], [60, 'in 1 minute'], [3599, 'in 59 minutes'], [57_600, 'in 16 hours'],
    [172_799, 'in 47 hours'], [172_800, 'in 2 days'],
  ])('writes %i s as %s', (seconds, text) => {
    expect(formatAhead(seconds)).toBe(text);
  });
});

it('groups thousands', () => {
  expect(formatCount(1234567)).toBe('1,234,567');
});

it('counts in singular and plural', () => {
  expect(formatCounted(1, 'credit')).toBe('1 credit');
  expect(formatCounted(0, 'credit')).toBe('0 credits');
  expect(formatCounted(3, 'batch', 'batches')).toBe('3 batches');
});

it('writes times in the zone it is given', () => {
  expect(formatClock('2026-11-20T14:23:45Z', 'Europe/Berlin')).toBe('15:23:45');
  expect(formatMoment('2026-11-20T14:23:45Z', 'UTC')).toBe('20 Nov 2026, 14:23');
});

it('is vague once', () => {
  expect(formatAbout(8100)).toBe('about 2h 15m');
  expect(formatAbout(0.2)).toBe('under 1s');
});

it('says how long ago a moment was, and from a week on the day', () => {
  const now = Date.parse('2026-11-20T14:00:00Z');
  expect(formatWhen('2026-11-20T13:55:00Z', now)).toBe('5 minutes ago');
  expect(formatWhen('2026-11-14T14:00:00Z', now)).toBe('6 days ago');
  expect(formatWhen('2026-11-01T12:00:00Z', now)).toBe('1 Nov 2026');
});

it('has a dash for a number that nobody knows', () => {
  expect([formatMaybe(null), formatMaybe(0), formatMaybe(12_100)]).toEqual(['–', '0', '12,100']);
});
