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
