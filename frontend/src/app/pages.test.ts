import { expect, it } from 'vitest';

import { addressOf, isAt, PAGES } from './pages';

it('marks a page in the sidebar on itself and on the pages below it, and on no other', () => {
  const content = { path: '/writer/content/*' };
  expect(isAt('/writer/content', content)).toBe(true);
  expect(isAt('/writer/content/7', content)).toBe(true);
  expect(isAt('/writer/contents', content)).toBe(false);
  expect(isAt('/automation', { path: '/' })).toBe(false);
});

it('has each address once', () => {
  const addresses = PAGES.map(addressOf);
  expect(new Set(addresses).size).toBe(addresses.length);
});
