import type { Run } from '@/api/types';

import { isActive } from './runView';

export interface Action {
  label: string;
  /** Why it cannot be pressed now; null when it can. */
  blocked: string | null;
}

export interface ActionsView {
  runNow: Action | null;
  pause: Action | null;
  resume: Action | null;
  cancel: Action | null;
}

const NONE: ActionsView = { runNow: null, pause: null, resume: null, cancel: null };
const AFTER_BATCH = 'The batch in hand is finished first.';

function cancelAction(run: Run): Action {
  return run.cancel_requested ? { label: 'Cancelling…', blocked: AFTER_BATCH } : { label: 'Cancel', blocked: null };
}

function pauseAction(run: Run): Action {
  if (run.cancel_requested) return { label: 'Pause', blocked: 'The run is being cancelled.' };
  return run.pause_requested ? { label: 'Pausing…', blocked: AFTER_BATCH } : { label: 'Pause', blocked: null };
}

function resumeAction(run: Run): Action {
  return { label: 'Resume', blocked: run.cancel_requested ? 'The run is being cancelled.' : null };
}

/** The moves that make sense now: an absent one is not offered, a blocked one says why. */
export function actionsView(run: Run | null, role: string): ActionsView {
  if (role === 'viewer') return NONE;
  const runNow: Action = { label: 'Run now', blocked: null };
  if (run === null || !isActive(run)) {
    return { ...NONE, runNow, resume: run?.status === 'failed' ? resumeAction(run) : null };
  }
  if (run.status === 'paused') return { ...NONE, resume: resumeAction(run), cancel: cancelAction(run) };
  return { ...NONE, pause: pauseAction(run), cancel: cancelAction(run) };
}
