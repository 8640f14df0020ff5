import { expect, it } from 'vitest';

import { keyword, newKeyword } from '@/test/plannerFixtures';

import { changesOf, EMPTY_FORM, formOf, valuesOf } from './keywordForm';

it('sends what is not known as unknown', () => {
  expect(valuesOf({ ...EMPTY_FORM, keyword: ' cold brew ' })).toEqual({
    keyword: 'cold brew', volume: null, difficulty: null, intent: '', country: '', cluster_id: null,
  });
});

it('tells zero from unknown', () => {
  expect(valuesOf({ ...EMPTY_FORM, volume: 0 }).volume).toBe(0);
});

it('sends only what was changed', () => {
  const before = formOf(keyword);
  expect(changesOf(before, before)).toEqual({});
  expect(changesOf(before, { ...before, volume: '', cluster: null })).toEqual({ volume: null, cluster_id: null });
});

it('shows a keyword of which little is known', () => {
  expect(formOf(newKeyword)).toMatchObject({ keyword: 'cold brew ratio', volume: '', cluster: null });
});
