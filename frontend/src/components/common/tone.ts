import type { WorkState } from '@/api/rowTypes';
import type { RunStatus, StageStatus } from '@/api/types';

/** What a colour says: live burns, hold waits for a person, quiet has nothing to tell. */
export type Tone = 'live' | 'good' | 'hold' | 'warn' | 'bad' | 'quiet';

export interface Badge {
  label: string;
  tone: Tone;
}

const BADGES: Record<StageStatus, Badge> = {
  waiting: { label: 'Waiting', tone: 'quiet' },
  skipped: { label: 'Skipped', tone: 'quiet' },
  running: { label: 'Running', tone: 'live' },
  paused: { label: 'Paused', tone: 'hold' },
  completed: { label: 'Completed', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
};

/** A status that this build does not know yet is shown by its own name. */
export function badgeOf(status: StageStatus | RunStatus): Badge {
  return (BADGES as Partial<Record<string, Badge>>)[status] ?? { label: status, tone: 'quiet' };
}

const WORK: Record<Exclude<WorkState, 'idle'>, Badge> = {
  queued: { label: 'Queued', tone: 'quiet' },
  processing: { label: 'Processing', tone: 'live' },
  completed: { label: 'Completed', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
  paused: { label: 'Paused', tone: 'hold' },
};

/** The work of the machine on a row; null while it never had any. */
export function workBadge(state: WorkState): Badge | null {
  return state === 'idle' ? null : (WORK[state] ?? { label: state, tone: 'quiet' });
}

const EDITORIAL: Partial<Record<string, Badge>> = {
  new: { label: 'New', tone: 'quiet' },
  mapped: { label: 'Mapped', tone: 'good' },
  queued: { label: 'In writer', tone: 'hold' },
  completed: { label: 'Written', tone: 'good' },
  draft: { label: 'Draft', tone: 'quiet' },
  review: { label: 'In review', tone: 'warn' },
  published: { label: 'Published', tone: 'good' },
  archived: { label: 'Archived', tone: 'quiet' },
  pending: { label: 'Pending', tone: 'quiet' },
  generated: { label: 'Generated', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
};

/** How far a keyword, cluster, idea, task, article or image has come on its way; nothing about the machine. */
export function statusBadge(status: string): Badge {
  return EDITORIAL[status] ?? { label: status, tone: 'quiet' };
}

/** An order to the writer waits to be written, or is written. */
export function taskBadge(status: string): Badge {
  return status === 'queued' ? { label: 'To write', tone: 'quiet' } : statusBadge(status);
}
