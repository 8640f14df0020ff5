import { describe, expect, it } from 'vitest';

import { usage } from '@/test/billingFixtures';

import { dayLabel, dollarsText, usageView } from './usageView';

describe('dollarsText', () => {
  it.each([
    ['1.776400', 57, 0, '$1.78'], ['0.000000', 0, 0, '$0.00'], ['0.002000', 1, 0, 'under $0.01'],
    ['0.000000', 2, 2, '–'], ['1.500000', 3, 1, '$1.50 and more'],
  ])('writes %s of %i calls, %i of them without a price, as %s', (dollars, calls, unknown, text) => {
    expect(dollarsText({ dollars, calls, calls_without_a_price: unknown })).toBe(text);
  });
});

it('writes a day as it is in the zone of the account', () => {
  expect(dayLabel('2026-11-01')).toBe('1 Nov');
});

it('has a line per day, the sum, and the chart in a sentence', () => {
  const view = usageView(usage);
  expect(view.lines.map(({ label, credits }) => [label, credits])).toEqual([['18 Nov', 0], ['19 Nov', 280], ['20 Nov', 3]]);
  expect(view.lines[1]?.cells).toEqual({
    credits: '280', items: '56', calls: '57 (1 in vain)', tokens: '252,200', dollars: '$1.78',
  });
  expect(view.total.credits).toBe('283');
  expect(view.sentence).toBe('283 credits from 18 Nov to 20 Nov, per day. Most: 19 Nov with 280.');
  expect(view.isEmpty).toBe(false);
});

it('calls functions by their names and sites by their domains', () => {
  const row = { ...usage.total, key: 'generate_content', label: 'Generate content' };
  expect(usageView({ ...usage, by: 'function', rows: [row] }).lines[0]?.label).toBe('Writing articles');
  const ofSite = { ...row, key: '12', label: 'coffee.example' };
  expect(usageView({ ...usage, by: 'site', rows: [ofSite] }).lines[0]?.label).toBe('coffee.example');
});

it('says that nothing was used', () => {
  const nothing = { ...usage.total, credits: 0, calls: 0 };
  const view = usageView({ ...usage, rows: [], total: nothing });
  expect(view.isEmpty).toBe(true);
  expect(view.sentence).toBe('0 credits from 18 Nov to 20 Nov.');
});
