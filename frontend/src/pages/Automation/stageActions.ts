import type { Run, Stage } from '@/api/types';
import { formatCount } from '@/components/common/format';

import { blockedBy, type Action } from './actionsView';

export interface StageActions {
  /** Pauses or resumes the whole run: only the stage at work has it. */
  move: (Action & { name: 'pause' | 'resume' }) | null;
  retry: Action | null;
  /** Failed items that can be looked at in the drawer. */
  failed: number;
  /** There is a queue to look at. */
  hasQueue: boolean;
  /** Articles that wait for a person. */
  ready: number;
  /** What it stopped for can be changed in the settings of the AI providers. */
  leadsToSettings: boolean;
}

const NOTHING: StageActions = { move: null, retry: null, failed: 0, hasQueue: false, ready: 0, leadsToSettings: false };

function moveOf(stage: Stage, run: Run): StageActions['move'] {
  if (stage.number !== run.current_stage) return null;
  if (stage.status === 'running') {
    const label = run.pause_requested ? 'Pausing…' : 'Pause stage';
    return { name: 'pause', label, blocked: blockedBy(run, 'pause') };
  }
  // A failed run that cannot be resumed is started anew, from the top of the page.
  const canResume = stage.status === 'paused' || (stage.status === 'failed' && run.controls.can_resume);
  return canResume ? { name: 'resume', label: 'Resume stage', blocked: blockedBy(run, 'resume') } : null;
}

/** A cancelled run gave its items back: nothing there to try again, only to look at. */
function retryOf(stage: Stage, run: Run): Action | null {
  if (stage.queue.failed === 0 || run.status === 'cancelled') return null;
  return { label: `Retry failed (${formatCount(stage.queue.failed)})`, blocked: blockedBy(run, 'retry_failed') };
}

/** What can be done from the card of a stage. A waiting one says why it waits and offers nothing to begin it. */
export function stageActions(stage: Stage, run: Run | null, role: string): StageActions {
  if (run === null) return NOTHING;
  const looking = {
    ...NOTHING,
    failed: stage.queue.failed,
    hasQueue: stage.started_at !== null && stage.type !== 'Manual' && stage.queue.total > 0,
    ready: stage.type === 'Manual' && stage.status === 'completed' ? stage.queue.total : 0,
    leadsToSettings: stage.number === run.current_stage && run.error?.action === 'open_settings',
  };
  return role === 'viewer' ? looking : { ...looking, move: moveOf(stage, run), retry: retryOf(stage, run) };
}
