import { client, unwrap } from './client';
import type { Glance } from './types';

export async function getGlance(siteId: number): Promise<Glance> {
  return (await unwrap(client.GET('/api/v1/dashboard/', { params: { query: { site_id: siteId } } }))) as Glance;
}
