import { keys } from '@/api/keys';
import { deleteSite, patchSite, postSite, type SiteValues } from '@/api/sites';

import { useMove } from './useMove';

/** The selector has every site, the page has them by pages: both follow. */
const BOTH = [keys.sites, keys.listsOf('sites/')];

export function useSiteMoves() {
  return {
    add: useMove(postSite, BOTH),
    change: useMove(({ id, values }: { id: number; values: SiteValues }) => patchSite(id, values), BOTH),
    remove: useMove(({ id, domain }: { id: number; domain: string }) => deleteSite(id, domain), BOTH),
  };
}
