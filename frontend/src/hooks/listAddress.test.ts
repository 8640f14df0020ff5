import { expect, it } from 'vitest';

import { readAddress, writeAddress } from './listAddress';

const defaults = { ordering: '-created_at', filters: ['status', 'cluster_id'] };
const read = (address: string) => readAddress(new URLSearchParams(address), defaults);

it('asks the usual question when the address says nothing', () => {
  expect(read('site=12')).toEqual({ page: 1, pageSize: 25, ordering: '-created_at', search: '', filters: {} });
});

it('reads page, order, search and the filters it knows', () => {
  expect(read('page=3&page_size=100&ordering=volume&search=tea&status=new&other=1')).toEqual({
    page: 3, pageSize: 100, ordering: 'volume', search: 'tea', filters: { status: 'new' },
  });
});

it.each(['page=0', 'page=-1', 'page=2.5', 'page=x', 'page_size=7', 'page=99999999999'])('takes no notice of %s', (address) => {
  expect(read(address)).toMatchObject({ page: 1, pageSize: 25 });
});

it('writes only what is not as usual, and leaves the site in place', () => {
  const written = (address: string, changes: object) =>
    writeAddress(new URLSearchParams(address), { ...read(address), ...changes }, defaults).toString();
  expect(written('site=12', { page: 2 })).toBe('site=12&page=2');
  expect(written('site=12&page=2&status=new', { page: 1, filters: {} })).toBe('site=12');
  expect(written('site=12', { ordering: 'volume', search: 'cold brew' })).toBe('site=12&ordering=volume&search=cold+brew');
});

it('comes back to the question it wrote', () => {
  const question = { page: 4, pageSize: 50, ordering: '', search: 'é & ü', filters: { cluster_id: '7' } };
  expect(readAddress(writeAddress(new URLSearchParams(), question, defaults), defaults)).toEqual(question);
});
