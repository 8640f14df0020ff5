import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { keys } from '@/api/keys';
import * as api from '@/api/notifications';

export function useWebhook(siteId: number) {
  return useQuery({ queryKey: keys.webhook(siteId), queryFn: () => api.getWebhook(siteId) });
}

/** What can be done to a webhook. Secrets are handed to the caller and not kept in the cache. */
export function useWebhookMoves(siteId: number) {
  const queryClient = useQueryClient();
  const keep = (webhook: api.Webhook) => queryClient.setQueryData(keys.webhook(siteId), { ...webhook, secret: null });
  return {
    save: useMutation({ mutationFn: (changes: api.WebhookChanges) => api.putWebhook(siteId, changes), onSuccess: keep }),
    remove: useMutation({ mutationFn: () => api.deleteWebhook(siteId), onSuccess: keep }),
    rotate: useMutation({ mutationFn: () => api.postSecret(siteId), onSuccess: keep }),
    test: useMutation({
      mutationFn: () => api.postWebhookTest(siteId),
      // The page also says how the last call went.
      onSettled: () => queryClient.invalidateQueries({ queryKey: keys.webhook(siteId) }),
    }),
  };
}
