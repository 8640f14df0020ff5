import { describe, expect, it } from 'vitest';

import { pageOf } from '@/test/fixtures';
import { done, serve } from '@/test/server';

import { keywordsApi } from './rows';

const question = { page: 2, pageSize: 50, ordering: '-volume', search: 'tea', filters: { status: 'new', intent: '' } };

it('asks for a page of a site with its filters, and for nothing that was not given', async () => {
  const server = serve({ 'GET planner/keywords/': pageOf([]) });
  await keywordsApi.list(12, question);
  expect(Object.fromEntries(server.calls[0]?.query ?? [])).toEqual({
    site_id: '12', page: '2', page_size: '50', ordering: '-volume', search: 'tea', status: 'new',
  });
});

describe('a change', () => {
  it('names the rows in its body', async () => {
    const server = serve({ 'POST planner/keywords/bulk_update/': { updated: 2 } });
    await keywordsApi.changeMany([3, 4], { disabled: true });
    expect(server.calls[0]?.body).toEqual({ ids: [3, 4], changes: { disabled: true } });
  });

  it('is fine with an empty answer', async () => {
    serve({ 'DELETE planner/keywords/{id}/': done });
    await expect(keywordsApi.remove(3)).resolves.toBeUndefined();
  });
});

it('makes a link to a file with all rows of the list', () => {
  expect(keywordsApi.exportUrl(12, question, 'xlsx')).toBe(
    '/api/v1/planner/keywords/export/?format=xlsx&status=new&site_id=12&search=tea&ordering=-volume',
  );
});
