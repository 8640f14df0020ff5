import { client, unwrap } from './client';
import type { Site } from './types';

/** Every site of the user's accounts; the selector searches in them, so all pages are read. */
export async function getSites(): Promise<Site[]> {
  const sites: Site[] = [];
  for (let page = 1; ; page += 1) {
    const reply = await unwrap(client.GET('/api/v1/sites/', { params: { query: { page } } }));
    sites.push(...reply.results);
    if (reply.next === null) return sites;
  }
}
