import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { keys } from '@/api/keys';
import * as api from '@/api/settingsProviders';
import type { ProviderChanges, TestKind } from '@/api/settingsTypes';

export function useProviderSettings(accountId: number) {
  return useQuery({ queryKey: keys.providers(accountId), queryFn: () => api.getProviders(accountId) });
}

export function useSaveProviders(accountId: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (changes: ProviderChanges) => api.patchProviders(accountId, changes),
    onSuccess: (settings) => {
      queryClient.setQueryData(keys.providers(accountId), settings);
      // The account's model is shown on the page of each site, and its notice on the automation page.
      void queryClient.invalidateQueries({ queryKey: ['settings', 'site-images'] });
      void queryClient.invalidateQueries({ queryKey: ['automation'] });
    },
  });
}

export interface ConnectionAsked {
  kind: TestKind;
  changes: ProviderChanges;
}

export function useTestConnection(accountId: number) {
  return useMutation({
    mutationFn: ({ kind, changes }: ConnectionAsked) => api.testConnection(accountId, kind, changes),
  });
}
