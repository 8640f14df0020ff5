import type { EventLevel, RunEvent } from '@/api/types';
import type { Tone } from '@/components/common/tone';

export const LEVEL_TONES: Record<EventLevel, Tone> = { info: 'quiet', success: 'good', warning: 'warn', error: 'bad' };

/** What is shown of the log; an empty part means all of it. */
export interface LogFilter {
  level: EventLevel | '';
  stage: number | null;
}

export const ALL: LogFilter = { level: '', stage: null };

export const LEVELS: { value: LogFilter['level']; label: string }[] = [
  { value: '', label: 'All levels' },
  { value: 'info', label: 'Info' },
  { value: 'success', label: 'Success' },
  { value: 'warning', label: 'Warnings' },
  { value: 'error', label: 'Errors' },
];

export function stageOptions(count: number): { value: string; label: string }[] {
  const stages = Array.from({ length: count }, (_, index) => ({ value: String(index + 1), label: `Stage ${index + 1}` }));
  return [{ value: '', label: 'All stages' }, ...stages];
}

export function matching(events: RunEvent[], { level, stage }: LogFilter): RunEvent[] {
  return events.filter((event) => (level === '' || event.level === level) && (stage === null || event.stage === stage));
}

/** A page that stays open all day must not grow without end. */
export const MOST_KEPT = 1000;

/** What was seen so far and what has come, newest first and each once, also what was committed late under a lower id. */
export function withNews(seen: RunEvent[], news: RunEvent[]): RunEvent[] {
  const fresh = eachOnce(news, new Set(seen.map(({ id }) => id)));
  if (fresh.length === 0) return seen;
  return [...fresh, ...seen].sort((a, b) => b.id - a.id).slice(0, MOST_KEPT);
}

function eachOnce(events: RunEvent[], known: Set<number>): RunEvent[] {
  return events.filter(({ id }) => !known.has(id) && known.add(id));
}

/** The pages of the journal as one list, oldest first. The youngest lines of a page come again with the next. */
export function inOrder(pages: { events: RunEvent[] }[]): RunEvent[] {
  return eachOnce(pages.flatMap(({ events }) => events), new Set()).sort((a, b) => a.id - b.id);
}

/** Between which ids events may be missing: more came since the last look than an answer holds. Null when none are. */
export function gapBetween(seen: RunEvent[], news: RunEvent[]): { after: number; before: number } | null {
  const last = seen[0]?.id;
  const first = news.at(-1)?.id;
  return last === undefined || first === undefined || first <= last ? null : { after: last, before: first };
}

/** Held still at an event: later ones wait until the reader follows again. */
export function upTo(events: RunEvent[], held: number | null): RunEvent[] {
  return held === null ? events : events.filter(({ id }) => id <= held);
}

export function emptyLog(hasEvents: boolean): string {
  return hasEvents ? 'No event fits this filter yet.' : 'Events of a run appear here as they happen.';
}

export interface LogTab {
  key: string;
  label: string;
  text: string;
}

function labelOf(key: string): string {
  const stage = /^stage_(\d+)$/.exec(key)?.[1];
  return stage ? `Stage ${stage}` : 'Whole run';
}

/** The whole run first, then the stages that wrote something. */
export function logTabs(logs: Record<string, string>): LogTab[] {
  return Object.entries(logs)
    .filter(([, text]) => text.trim() !== '')
    .map(([key, text]) => ({ key, label: labelOf(key), text }))
    .sort((a, b) => Number(a.key.startsWith('stage_')) - Number(b.key.startsWith('stage_')) || a.key.localeCompare(b.key));
}
