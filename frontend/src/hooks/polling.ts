import type { CurrentRun } from '@/api/types';

const SECOND = 1000;
export const RUNNING_EVERY = 3 * SECOND;
export const PAUSED_EVERY = 10 * SECOND;
export const BACK_OFF_LIMIT = 60 * SECOND;

/** A due slot becomes a run within a minute; after two it will not come any more. */
const SLOT_GRACE = 120 * SECOND;
/** Timers of a sleeping laptop are late: look again at least once an hour while a slot lies ahead. */
const LONGEST_WAIT = 3600 * SECOND;

/** 3, 6, 12, 24, 48, 60, 60 … seconds after the first, second, third … failure in a row. */
function backOff(failures: number): number {
  return Math.min(RUNNING_EVERY * 2 ** (failures - 1), BACK_OFF_LIMIT);
}

/** Nothing runs: look again only when the schedule says that something should begin. */
function untilNextSlot(snapshot: CurrentRun): number | false {
  const { is_enabled: isEnabled, next_run_at: nextRunAt } = snapshot.schedule;
  if (!isEnabled || nextRunAt === null) return false;
  const ahead = Date.parse(nextRunAt) - Date.parse(snapshot.server_time);
  if (ahead > 0) return Math.min(ahead + SECOND, LONGEST_WAIT);
  return ahead > -SLOT_GRACE ? PAUSED_EVERY : false;
}

/**
 * Milliseconds until the next look at a run, or false for "do not look again".
 *
 * @param snapshot the last answer, undefined before the first
 * @param failures answers missed in a row since the last good one
 */
export function pollInterval(snapshot: CurrentRun | undefined, failures: number): number | false {
  if (failures > 0) return backOff(failures);
  switch (snapshot?.run?.status) {
    case 'running':
      return RUNNING_EVERY;
    case 'paused':
      return PAUSED_EVERY;
    default:
      return snapshot ? untilNextSlot(snapshot) : false;
  }
}
