import { useMutation, useQueryClient } from '@tanstack/react-query';

import { moveRun, retryFailed, type Retry } from '@/api/automation';
import { getGlance } from '@/api/dashboard';
import { keys } from '@/api/keys';

import { glanceInterval } from './polling';
import { usePolledQuery } from './usePolledQuery';

/** What the first page shows of a site. */
export function useGlance(siteId: number) {
  return usePolledQuery({
    queryKey: keys.glance(siteId),
    queryFn: () => getGlance(siteId),
    interval: glanceInterval,
  });
}

/** What can be done about a run from there. Rows and the run's own page change with it. */
export function useGlanceMoves(siteId: number) {
  const queryClient = useQueryClient();
  const onSettled = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.rows }),
      queryClient.invalidateQueries({ queryKey: keys.automation(siteId) }),
      queryClient.invalidateQueries({ queryKey: keys.runs }),
    ]);
  return {
    resume: useMutation({ mutationFn: (runId: string) => moveRun('resume', runId), onSettled }),
    retry: useMutation({ mutationFn: (what: Retry) => retryFailed(what), onSettled }),
  };
}
