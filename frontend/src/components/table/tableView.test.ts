import { describe, expect, it } from 'vitest';

import { ariaSort, nextOrdering, pagesOf, rangeText, sortChoices, sortingOf } from './tableView';

it('reads an order as the API writes it', () => {
  expect(sortingOf('-volume')).toEqual([{ id: 'volume', desc: true }]);
  expect(sortingOf('keyword')).toEqual([{ id: 'keyword', desc: false }]);
  expect(sortingOf('')).toEqual([]);
});

describe('pressing a heading', () => {
  it('sorts words from A and numbers from the largest', () => {
    expect(nextOrdering('', 'keyword', false)).toBe('keyword');
    expect(nextOrdering('keyword', 'volume', true)).toBe('-volume');
  });

  it('turns the order round the second time', () => {
    expect(nextOrdering('keyword', 'keyword', false)).toBe('-keyword');
    expect(nextOrdering('-volume', 'volume', true)).toBe('volume');
  });
});

it('tells a screen reader which column is sorted and how', () => {
  expect(ariaSort('-volume', 'volume')).toBe('descending');
  expect(ariaSort('volume', 'volume')).toBe('ascending');
  expect(ariaSort('volume', 'keyword')).toBe('none');
});

it.each([
  [0, 1, 25, '0 keywords'], [1, 1, 25, '1 keyword'], [25, 1, 25, '25 keywords'], [343, 1, 25, '1–25 of 343 keywords'],
  [343, 14, 25, '326–343 of 343 keywords'], [10_000, 2, 200, '201–400 of 10,000 keywords'],
])('says of %i rows on page %i of %i: %s', (count, page, size, text) => {
  expect(rangeText(count, page, size, 'keyword')).toBe(text);
});

it('has at least one page', () => {
  expect([pagesOf(0, 25), pagesOf(25, 25), pagesOf(26, 25)]).toEqual([1, 1, 2]);
});

it('names both ends of what can be sorted, each in words that fit', () => {
  const choices = sortChoices([
    { header: 'Keyword', sortBy: 'keyword' },
    { header: 'Volume', sortBy: 'volume', isNumber: true },
    { header: 'Added', sortBy: 'created_at', largestFirst: true },
    { header: 'Work' },
  ]);
  expect(choices.map(({ value, label }) => `${value}: ${label}`)).toEqual([
    'keyword: Keyword, A to Z', '-keyword: Keyword, Z to A', 'volume: Volume, smallest first',
    '-volume: Volume, largest first', 'created_at: Added, oldest first', '-created_at: Added, newest first',
  ]);
});
