import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';

import { keys } from '@/api/keys';
import { getSites } from '@/api/sites';
import type { Site } from '@/api/types';

const REMEMBERED = 'igny8-site';

function remembered(): string | null {
  try {
    return window.localStorage.getItem(REMEMBERED);
  } catch {
    return null; // storage is switched off in this browser
  }
}

function remember(siteId: string): void {
  try {
    window.localStorage.setItem(REMEMBERED, siteId);
  } catch {
    // storage is switched off: the address still carries the site
  }
}

/** The site in the address, else the last one used, else the first; never one that the user may not see. */
export function pickSite(sites: Site[], inAddress: string | null, lastUsed: string | null): Site | undefined {
  const byId = (id: string | null) => sites.find((site) => String(site.id) === id);
  return byId(inAddress) ?? byId(lastUsed) ?? sites[0];
}

export function useSites() {
  return useQuery({ queryKey: keys.sites, queryFn: getSites, staleTime: 60_000 });
}

export function useSite() {
  const { data: sites = [], isPending, error, refetch } = useSites();
  const [params, setParams] = useSearchParams();
  const siteAt = (address: URLSearchParams) => pickSite(sites, address.get('site'), remembered());
  const site = siteAt(params);

  // When the reader is there and not when they ask to go: a page with unsaved changes may keep them.
  const shown = params.get('site') === String(site?.id) ? params.get('site') : null;
  useEffect(() => {
    if (shown !== null) remember(shown);
  }, [shown]);

  // The rest of the address is about the rows of the site that is left: its filters and pages stay behind.
  const select = (siteId: string) => setParams({ site: siteId });
  return { site, sites, isPending, error, refetch, select, siteAt };
}
