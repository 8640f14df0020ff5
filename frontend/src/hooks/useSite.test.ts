import { expect, it } from 'vitest';

import { otherSite, site } from '@/test/fixtures';

import { pickSite } from './useSite';

const sites = [site, otherSite];

it('takes the site of the address before the last one used', () => {
  expect(pickSite(sites, '13', '12')).toBe(otherSite);
});

it('takes the last site used when the address names none', () => {
  expect(pickSite(sites, null, '13')).toBe(otherSite);
});

it('takes the first site when neither is known', () => {
  expect(pickSite(sites, null, null)).toBe(site);
});

it('passes over a site that the user may not see', () => {
  expect(pickSite(sites, '99', '98')).toBe(site);
});

it('finds none in an empty list', () => {
  expect(pickSite([], '12', '12')).toBeUndefined();
});
