import { client, unwrap } from './client';
import type { Sent } from './types';

/** An address below /api/v1/, with the slash at its end: "planner/keywords/". */
export type ApiPath = `${string}/`;
export type Query = Record<string, string | number | boolean | string[] | undefined>;
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

interface Asked {
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
}

type Loose = (method: string, path: string, init: object) => ReturnType<typeof client.GET>;

/** Values that were not given stay out of the address. */
function given(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));
}

/**
 * One call to an address that is put together while the program runs: six lists answer alike, and one function asks all
 * of them. Where the address is written out, use `client`, which knows its types.
 */
export function ask<T>(method: Method, path: ApiPath, { query = {}, body, headers }: Asked = {}): Promise<Sent<T>> {
  const request = client.request as unknown as Loose;
  const isForm = body instanceof FormData;
  return unwrap<T>(
    request(method.toLowerCase(), `/api/v1/${path}`, {
      params: { query: given(query) },
      ...(body === undefined ? {} : { body }),
      ...(headers ? { headers } : {}),
      ...(isForm ? { bodySerializer: (form: FormData) => form } : {}),
    }) as unknown as Promise<{ data?: T; error?: unknown; response: Response }>,
  );
}
