import type { RunMove } from '@/api/automation';
import type { Run } from '@/api/types';
import { notifyFailed } from '@/components/common/notify';
import { useMoveRun } from '@/hooks/useAutomation';

const REFUSED: Record<RunMove, string> = {
  pause: 'The run was not paused.',
  resume: 'The run was not resumed.',
  cancel: 'The run was not cancelled.',
};

/** Moves of the run on the page; a refusal is told in a notification, success shows in the page itself. */
export function useRunMoves(siteId: number, run: Pick<Run, 'run_id'> | null) {
  const mutation = useMoveRun(siteId);
  const move = (name: RunMove, onDone?: () => void) => {
    if (run === null) return;
    mutation.mutate(
      { move: name, runId: run.run_id },
      { onError: (error) => notifyFailed(REFUSED[name], error), onSettled: () => onDone?.() },
    );
  };
  return { move, moving: mutation.isPending ? mutation.variables.move : null };
}
