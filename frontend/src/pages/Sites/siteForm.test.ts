import { expect, it } from 'vitest';

import { site } from '@/test/fixtures';

import { changesOf, emptyForm, formOf, ownZone, zonesWith } from './siteForm';

it('begins with the zone of the reader and English', () => {
  expect(emptyForm('Europe/Vienna')).toEqual({ domain: '', name: '', timezone: 'Europe/Vienna', language: 'en' });
});

it('sends what differs and nothing else', () => {
  const before = formOf(site);
  expect(changesOf(before, { ...before, name: ' The coffee blog ', timezone: 'UTC' })).toEqual({ name: 'The coffee blog', timezone: 'UTC' });
  expect(changesOf(before, { ...before })).toEqual({});
});

it('can take a name away', () => {
  expect(changesOf(formOf(site), { ...formOf(site), name: '' })).toEqual({ name: '' });
});

it('offers every zone once, also one that this browser does not know', () => {
  const zones = zonesWith('Europe/Nowhere');
  expect(zones.slice(0, 2)).toEqual(['UTC', 'Europe/Nowhere']);
  expect(zones).toContain('Europe/Berlin');
  expect(new Set(zones).size).toBe(zones.length);
});

it('knows where the reader is', () => {
  expect(ownZone()).not.toBe('');
});
