import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import * as api from '@/api/aiTasks';
import { keys } from '@/api/keys';

import { tasksInterval } from './polling';
import { usePolledQuery } from './usePolledQuery';

/** The progress of one selection. Only its watcher polls; others read along with `useTaskGroupSeen`. */
export function useTaskGroup(group: string) {
  return usePolledQuery({
    queryKey: keys.taskGroup(group),
    queryFn: () => api.getGroup(group),
    // Many tasks come in pages: what they come to together says whether any is left.
    interval: (seen, failures) => tasksInterval(seen && [seen.together], failures),
  });
}

/** What the watcher saw last. Asks nobody. */
export function useTaskGroupSeen(group: string) {
  return useQuery({ queryKey: keys.taskGroup(group), queryFn: () => api.getGroup(group), enabled: false });
}

/** Work that goes on already when the dashboard is opened, begun in another window or by a colleague. */
export function useActiveTasks() {
  return useQuery({ queryKey: keys.activeTasks, queryFn: api.getActiveTasks, staleTime: Infinity });
}

/** What can be asked of tasks under way. Their rows show it too, so the lists are asked again. */
export function useTaskMoves(group: string) {
  const queryClient = useQueryClient();
  const onSettled = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.taskGroup(group) }),
      queryClient.invalidateQueries({ queryKey: keys.rows }),
    ]);
  return {
    cancel: useMutation({ mutationFn: () => api.cancelGroup(group), onSettled }),
    retry: useMutation({ mutationFn: () => api.retryGroup(group), onSettled }),
  };
}

interface Asked {
  function: api.FunctionName;
  ids: number[];
  isAnew?: boolean;
}

/** What it would cost. Asked anew each time the dialog opens. */
export function useTaskEstimate({ function: name, ids, isAnew = false }: Asked, enabled: boolean) {
  return useQuery({
    queryKey: keys.taskEstimate(name, ids, isAnew),
    queryFn: () => api.estimateFunction(name, ids, isAnew),
    staleTime: 0,
    gcTime: 0,
    enabled,
  });
}

export function useStartFunction() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ name, ids, isAnew = false }: { name: api.FunctionName; ids: number[]; isAnew?: boolean }) =>
      api.startFunction(name, ids, isAnew),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.rows }),
  });
}
