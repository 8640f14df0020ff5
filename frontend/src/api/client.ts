import createClient from 'openapi-fetch';

import { errorFrom, networkError } from './errors';
import type { paths } from './schema';
import type { Sent } from './types';

const NO_CONTENT = 204;
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

function csrfToken(): string {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? '';
}

/** `no-cache` asks the server every time with the ETag at hand; the browser answers a 304 from its own cache. */
export const client = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  cache: 'no-cache',
  // Looked up at each call, so that a test can put its own fetch in place.
  fetch: (request) => globalThis.fetch(request),
});

client.use({
  onRequest({ request }) {
    // Django changes the token at login, so the cookie is read anew for every request.
    if (!SAFE_METHODS.has(request.method)) request.headers.set('X-CSRFToken', csrfToken());
    return request;
  },
});

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a successful reply, undefined when it has none (204). Throws ApiError for everything else, the network included. */
export async function unwrap<T>(call: Promise<Outcome<T>>): Promise<Sent<T>> {
  const { data, error, response } = await call.catch((reason: unknown) => {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason;
    throw networkError();
  });
  const isEmpty = data === undefined && response.status !== NO_CONTENT;
  if (!response.ok || isEmpty) throw errorFrom(response.status, error);
  return data as Sent<T>;
}
