import { client, unwrap } from './client';
import type { SiteImageChanges, SiteImages } from './settingsTypes';

const of = (siteId: number) => ({ path: { site_id: siteId } });

export function getSiteImages(siteId: number): Promise<SiteImages> {
  return unwrap(client.GET('/api/v1/settings/sites/{site_id}/images/', { params: of(siteId) }));
}

export function patchSiteImages(siteId: number, changes: SiteImageChanges): Promise<SiteImages> {
  return unwrap(client.PATCH('/api/v1/settings/sites/{site_id}/images/', { params: of(siteId), body: changes }));
}
