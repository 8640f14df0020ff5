import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { keys } from '@/api/keys';
import * as api from '@/api/notifications';

import { noticesInterval } from './polling';
import { usePolledQuery } from './usePolledQuery';

/** The newest notifications and the number of unread ones, looked at again every minute. */
export function useNotifications() {
  return usePolledQuery({
    queryKey: keys.notifications,
    queryFn: () => api.getNotifications(),
    interval: (_page, failures) => noticesInterval(failures),
  });
}

export function useMarkRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: api.postRead,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.notifications }),
  });
}

export function usePreferences(accountId: number) {
  return useQuery({ queryKey: keys.preferences(accountId), queryFn: () => api.getPreferences(accountId) });
}

export function useSavePreferences(accountId: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (byEmail: boolean) => api.putPreferences(accountId, byEmail),
    onSuccess: (saved) => queryClient.setQueryData(keys.preferences(accountId), saved),
  });
}
