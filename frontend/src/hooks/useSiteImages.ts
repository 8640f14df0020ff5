import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { keys } from '@/api/keys';
import * as api from '@/api/settingsSite';
import type { SiteImageChanges } from '@/api/settingsTypes';

export function useSiteImages(siteId: number) {
  return useQuery({ queryKey: keys.siteImages(siteId), queryFn: () => api.getSiteImages(siteId) });
}

export function useSaveSiteImages(siteId: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (changes: SiteImageChanges) => api.patchSiteImages(siteId, changes),
    onSuccess: (images) => {
      queryClient.setQueryData(keys.siteImages(siteId), images);
      // The estimate knows the price of the model.
      void queryClient.invalidateQueries({ queryKey: keys.automation(siteId) });
    },
  });
}
