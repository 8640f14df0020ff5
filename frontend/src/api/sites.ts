import { client, unwrap } from './client';
import { ask } from './http';
import type { Site } from './types';

/** What a person says of a site; what is left out stays as it is. */
export interface SiteValues {
  domain?: string;
  name?: string;
  timezone?: string;
  language?: string;
}

/** Every site of the user's accounts; the selector searches in them, so all pages are read. */
export async function getSites(): Promise<Site[]> {
  const sites: Site[] = [];
  for (let page = 1; ; page += 1) {
    const reply = await unwrap(client.GET('/api/v1/sites/', { params: { query: { page } } }));
    sites.push(...reply.results);
    if (reply.next === null) return sites;
  }
}

export function postSite(body: SiteValues & { account_id: number; domain: string }): Promise<Site> {
  return unwrap(client.POST('/api/v1/sites/', { body }));
}

export function patchSite(id: number, body: SiteValues): Promise<Site> {
  return unwrap(client.PATCH('/api/v1/sites/{id}/', { params: { path: { id: String(id) } }, body }));
}

/** With all that is in it. The server wants to hear the domain, so that nobody deletes the wrong one. */
export function deleteSite(id: number, domain: string) {
  return ask<undefined>('DELETE', `sites/${id}/`, { body: { confirm_domain: domain } });
}
