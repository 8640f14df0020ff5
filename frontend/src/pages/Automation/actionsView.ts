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

type Move = keyof Run['controls']['reasons'];

/** What the server says about a move: nothing in its way, or why not. */
export function blockedBy(run: Run, move: Move): string | null {
  return run.controls.reasons[move] || null;
}

function cancelAction(run: Run): Action {
  return { label: run.cancel_requested ? 'Cancelling…' : 'Cancel', blocked: blockedBy(run, 'cancel') };
}

function pauseAction(run: Run): Action {
  const isAsked = run.pause_requested && !run.cancel_requested;
  return { label: isAsked ? 'Pausing…' : 'Pause', blocked: blockedBy(run, 'pause') };
}

function resumeAction(run: Run): Action {
  return { label: 'Resume', blocked: blockedBy(run, 'resume') };
}

/** The moves that make sense now: an absent one is not offered, a blocked one says why. */
export function actionsView(run: Run | null, role: string): ActionsView {
  if (role === 'viewer') return NONE;
  const runNow: Action = { label: 'Run now', blocked: null };
  if (run === null || !isActive(run)) {
    return { ...NONE, runNow, resume: run?.controls.can_resume ? resumeAction(run) : null };
  }
  if (run.status === 'paused') return { ...NONE, resume: resumeAction(run), cancel: cancelAction(run) };
  return { ...NONE, pause: pauseAction(run), cancel: cancelAction(run) };
}
