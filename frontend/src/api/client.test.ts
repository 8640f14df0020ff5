import { afterEach, describe, expect, it, vi } from 'vitest';

import { refusal, serve } from '@/test/server';

import * as automation from './automation';
import { ApiError } from './errors';
import { getSites } from './sites';

afterEach(() => {
  document.cookie = 'csrftoken=; max-age=0';
});

async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await call.then(() => null, (reason: unknown) => reason);
  if (error instanceof ApiError) return error;
  throw new Error('The call did not fail with an ApiError.');
}

describe('what is sent', () => {
  it('carries the CSRF cookie with a change', async () => {
    document.cookie = 'csrftoken=abc123';
    const server = serve({ 'POST automation/pause/': { run_id: 'r', status: 'running', message: '' } });
    await automation.moveRun('pause', 'r');
    expect(server.calls[0]).toMatchObject({ method: 'POST', csrf: 'abc123', body: { run_id: 'r' } });
  });

  it('reads the cookie anew each time, for it changes at login', async () => {
    const server = serve({ 'POST automation/pause/': { run_id: 'r', status: 'running', message: '' } });
    document.cookie = 'csrftoken=before';
    await automation.moveRun('pause', 'r');
    document.cookie = 'csrftoken=after';
    await automation.moveRun('pause', 'r');
    expect(server.calls.map(({ csrf }) => csrf)).toEqual(['before', 'after']);
  });

  it('sends no token with a look', async () => {
    document.cookie = 'csrftoken=abc123';
    const server = serve();
    await automation.getCurrentRun(12);
    expect(server.calls[0]?.csrf).toBeNull();
    expect(server.calls[0]?.query.get('site_id')).toBe('12');
  });

  it('asks the server each time, with the ETag that the browser holds', async () => {
    const request = vi.fn((asked: Request) => {
      expect(asked.cache).toBe('no-cache');
      return Promise.resolve(Response.json({ run: null }));
    });
    vi.stubGlobal('fetch', request);
    await automation.getCurrentRun(12);
    expect(request).toHaveBeenCalledOnce();
  });
});

describe('what comes back', () => {
  it('reads every page of the sites', async () => {
    const page = (id: number, next: string | null) => ({ body: { count: 2, next, previous: null, results: [{ id }] } });
    serve({
      'GET sites/': ({ query }: { query: URLSearchParams }) => (query.get('page') === '1' ? page(1, 'more') : page(2, null)),
    });
    expect((await getSites()).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('keeps the error of the API', async () => {
    serve({ 'POST automation/run_now/': refusal(402, 'InsufficientCreditsError', '540 short', { action: 'purchase_credits' }) });
    const error = await failureOf(automation.runNow(12));
    expect(error).toMatchObject({ status: 402, type: 'InsufficientCreditsError', message: '540 short', action: 'purchase_credits' });
    expect(error.isTransient).toBe(false);
  });

  it.each([500, 502, 503, 429])('may be asked again after a %i', async (status) => {
    serve({ 'GET automation/current_run/': () => ({ status, body: 'proxy says no' }) });
    const error = await failureOf(automation.getCurrentRun(12));
    expect(error.message).toBe(`The server answered with status ${status}.`);
    expect(error.isTransient).toBe(true);
  });

  it('tells a network that is down from a server that refuses', async () => {
    serve({ 'GET automation/current_run/': () => 'offline' });
    const error = await failureOf(automation.getCurrentRun(12));
    expect(error).toMatchObject({ status: 0, type: 'NetworkError', isTransient: true });
  });
});
