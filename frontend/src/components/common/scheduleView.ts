import type { CurrentRun } from '@/api/types';
import { formatAhead } from './format';

const DAY = 24 * 3600 * 1000;

export interface ScheduleView {
  headline: string;
  detail: string;
}

function dayOf(moment: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment);
}

function dayName(slot: number, now: number, timeZone: string): string {
  const day = dayOf(slot, timeZone);
  if (day === dayOf(now, timeZone)) return 'today';
  if (day === dayOf(now + DAY, timeZone)) return 'tomorrow';
  return new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).format(slot);
}

function timeOf(slot: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(slot);
}

/** The sentence is there once the site has a schedule that could be resumed. */
function switchedOff(sentence: string): ScheduleView {
  if (!sentence) return { headline: 'No schedule', detail: 'Runs start only by hand.' };
  return { headline: 'Schedule off', detail: `Runs start only by hand. When resumed: ${sentence}` };
}

/** The next slot in the site's own time, as its schedule is written, and how far it is from `now` (milliseconds). */
export function scheduleView({ schedule }: Pick<CurrentRun, 'schedule'>, timeZone: string, now: number): ScheduleView {
  if (!schedule.is_enabled) return switchedOff(schedule.sentence);
  if (schedule.next_run_at === null) return { headline: 'Scheduled', detail: schedule.sentence };
  const slot = Date.parse(schedule.next_run_at);
  const distance = slot > now ? formatAhead((slot - now) / 1000) : 'due now';
  return {
    headline: `Next run ${dayName(slot, now, timeZone)} at ${timeOf(slot, timeZone)}, ${distance}`,
    detail: schedule.sentence,
  };
}
