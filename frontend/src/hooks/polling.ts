import type { AiTask, Worked } from '@/api/rowTypes';
import type { CurrentRun, Glance, RunDetail } from '@/api/types';

const SECOND = 1000;
export const RUNNING_EVERY = 3 * SECOND;
export const PAUSED_EVERY = 10 * SECOND;
export const NOTICES_EVERY = 60 * SECOND;
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
function untilNextSlot({ schedule }: CurrentRun, now: number): number | false {
  if (!schedule.is_enabled || schedule.next_run_at === null) return false;
  const ahead = Date.parse(schedule.next_run_at) - now;
  if (ahead > 0) return Math.min(ahead + SECOND, LONGEST_WAIT);
  return ahead > -SLOT_GRACE ? PAUSED_EVERY : false;
}

/**
 * Milliseconds until the next look at a run, or false for "do not look again".
 *
 * @param snapshot the last answer, undefined before the first
 * @param failures answers missed in a row since the last good one
 * @param now in milliseconds, by this machine's clock: a 304 brings back an old `server_time`
 */
export function pollInterval(snapshot: CurrentRun | undefined, failures: number, now = Date.now()): number | false {
  if (failures > 0) return backOff(failures);
  switch (snapshot?.run?.status) {
    case 'running':
      return RUNNING_EVERY;
    case 'paused':
      return PAUSED_EVERY;
    default:
      return snapshot ? untilNextSlot(snapshot, now) : false;
  }
}

/** Milliseconds until the next look at one run, which may be an old one: it stops when the run has ended. */
export function runInterval(run: Pick<RunDetail, 'status'> | undefined, failures: number): number | false {
  if (failures > 0) return backOff(failures);
  if (run?.status === 'running') return RUNNING_EVERY;
  return run?.status === 'paused' ? PAUSED_EVERY : false;
}

/** Milliseconds until the next look at the first page: what waits for a person may come from anywhere, at any time. */
export function glanceInterval(glance: Pick<Glance, 'run' | 'work'> | undefined, failures: number): number {
  if (failures > 0) return backOff(failures);
  if (glance?.run?.status === 'running' || (glance?.work.length ?? 0) > 0) return RUNNING_EVERY;
  return glance?.run?.status === 'paused' ? PAUSED_EVERY : NOTICES_EVERY;
}

/** Milliseconds until the next look at the notifications: they may come at any time, and none of them is urgent. */
export function noticesInterval(failures: number): number {
  return failures > 0 ? backOff(failures) : NOTICES_EVERY;
}

/**
 * Milliseconds until the next look at the rows of a list: as for a run while one of them is at work or waits for its
 * turn, seldom while the run that will take them rests.
 */
export function rowsInterval(rows: Worked[] | undefined, failures: number): number | false {
  if (failures > 0) return backOff(failures);
  const states = new Set(rows?.map(({ work_state }) => work_state));
  if (states.has('queued') || states.has('processing')) return RUNNING_EVERY;
  return states.has('paused') ? PAUSED_EVERY : false;
}

const OPEN: ReadonlySet<AiTask['status']> = new Set(['pending', 'queued', 'processing']);

/** True until the task has come to its end, whichever that is. */
export function isOpen({ status }: Pick<AiTask, 'status'>): boolean {
  return OPEN.has(status);
}

/** Milliseconds until the next look at tasks that somebody waits for. */
export function tasksInterval(tasks: Pick<AiTask, 'status'>[] | undefined, failures: number): number | false {
  if (failures > 0) return backOff(failures);
  return tasks?.some(isOpen) ? RUNNING_EVERY : false;
}
