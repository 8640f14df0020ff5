import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import * as api from '@/api/automation';
import { keys } from '@/api/keys';
import type { QueuePage } from '@/api/types';

import { pollInterval, runInterval } from './polling';
import { usePolledQuery } from './usePolledQuery';

export function useCurrentRun(siteId: number) {
  return usePolledQuery({
    queryKey: keys.currentRun(siteId),
    queryFn: () => api.getCurrentRun(siteId),
    interval: pollInterval,
  });
}

/** Asked for anew each time the start dialog opens: the site's items and the wallet change meanwhile. */
export function useEstimate(siteId: number) {
  return useQuery({ queryKey: keys.estimate(siteId), queryFn: () => api.getEstimate(siteId), staleTime: 0, gcTime: 0 });
}

/**
 * The same figures for the page itself, where they stand in for those of a run while none is active. Asked for once for
 * each `version` (the site is opened, a run ends) and when the window gets the focus: others may have added keywords.
 */
export function useWaiting(siteId: number, { version, isActive }: { version: string; isActive: boolean }) {
  return useQuery({
    queryKey: [...keys.estimate(siteId), version],
    queryFn: () => api.getEstimate(siteId),
    enabled: !isActive,
    staleTime: 0,
    refetchOnWindowFocus: 'always',
  });
}

const HISTORY_EVERY = 10_000;

/** A run that begins or ends (`version`) shows in the history at once; the row of an active one is kept fresh. */
export function useHistory(siteId: number, page: number, { version, isActive }: { version: string; isActive: boolean }) {
  return useQuery({
    queryKey: [...keys.history(siteId, page), version],
    queryFn: () => api.getHistory(siteId, page),
    placeholderData: keepPreviousData,
    refetchInterval: isActive ? HISTORY_EVERY : false,
  });
}

/**
 * What is in a stage's queue; `version` changes when the numbers of the stage do. Until the answer is there the rows of
 * the same list stay; those of another list would stand below the wrong name.
 */
export function useQueue(siteId: number, question: api.QueueQuestion, version: string) {
  const list = [...keys.queue(siteId, question.runId), question.stage, question.state] as const;
  return useQuery({
    queryKey: [...list, question, version],
    queryFn: () => api.getQueue(question),
    placeholderData: (rows: QueuePage | undefined, last) =>
      list.every((part, index) => last?.queryKey[index] === part) ? rows : undefined,
    staleTime: 0,
  });
}

/** One run, also an old one. */
export function useRun(runId: string) {
  return usePolledQuery({ queryKey: keys.run(runId), queryFn: () => api.getRun(runId), interval: runInterval });
}

export function useLogs(runId: string) {
  return useQuery({ queryKey: keys.logs(runId), queryFn: () => api.getLogs(runId), staleTime: 0 });
}

export function useConfig(siteId: number) {
  return useQuery({ queryKey: keys.config(siteId), queryFn: () => api.getConfig(siteId), staleTime: 0, gcTime: 0 });
}

/** Everything about the site's automation and the run on the page is asked for again, which also starts the polling of a new run. */
function useRefresh(siteId: number) {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.automation(siteId) }),
      queryClient.invalidateQueries({ queryKey: keys.runs }),
    ]);
}

export function useRunNow(siteId: number) {
  const refresh = useRefresh(siteId);
  // Also after a refusal: a 409 means that somebody else's run is there to be shown.
  return useMutation({ mutationFn: () => api.runNow(siteId), onSettled: refresh });
}

export function useMoveRun(siteId: number) {
  const refresh = useRefresh(siteId);
  return useMutation({
    mutationFn: ({ move, runId }: { move: api.RunMove; runId: string }) => api.moveRun(move, runId),
    onSettled: refresh,
  });
}

export function useRetryFailed(siteId: number) {
  const refresh = useRefresh(siteId);
  return useMutation({ mutationFn: api.retryFailed, onSettled: refresh });
}

export function useSaveConfig(siteId: number) {
  const refresh = useRefresh(siteId);
  return useMutation({ mutationFn: api.putConfig, onSuccess: refresh });
}
