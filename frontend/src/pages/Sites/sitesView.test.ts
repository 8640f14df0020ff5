import { expect, it } from 'vitest';

import { site } from '@/test/fixtures';

import { isConfirmed, lossText } from './sitesView';

it('says in numbers what goes with a site', () => {
  expect(lossText({ ...site, keywords_count: 1200, articles_count: 1 })).toBe(
    '1,200 keywords and 1 article are deleted, with all clusters, ideas, pictures, settings and runs.',
  );
  expect(lossText({ ...site, keywords_count: 0, articles_count: 0 })).toContain('no keywords and no articles');
});

it.each(['coffee.example', ' Coffee.Example ', 'https://coffee.example/shop'])('takes “%s” for the domain', (typed) => {
  expect(isConfirmed(typed, 'coffee.example')).toBe(true);
});

it.each(['', 'coffee', 'tea.example', 'coffee.example.com'])('does not take “%s” for it', (typed) => {
  expect(isConfirmed(typed, 'coffee.example')).toBe(false);
});
