import { FUNCTIONS, type FunctionName } from '@/api/aiTasks';
import type { Need } from '@/api/types';
import type { IconName } from '@/components/common/Icon';
import type { Tone } from '@/components/common/tone';
import { WORDS } from '@/components/progress/functionView';

export interface Way {
  label: string;
  to: string;
}

/** How failed rows are tried again: by the run that failed at them, or by asking the AI function anew. */
export type Again = { by: 'run'; runId: string; stage: number } | { by: 'function'; name: FunctionName; ids: number[] };

export interface NeedView {
  key: string;
  tone: Tone;
  icon: IconName;
  title: string;
  text: string;
  /** Where it can be looked at or dealt with, the most helpful place first. */
  ways: Way[];
  again: Again | null;
  /** The run that goes on when it is asked. */
  resume: string | null;
}

const TONES: Record<Need['level'], Tone> = { bad: 'bad', warn: 'warn', info: 'good' };
const ICONS: Record<Need['kind'], IconName> = {
  run_failed: 'alert', run_paused: 'pause', no_worker: 'alert', failed: 'alert', credits_low: 'coin', review: 'book',
};

function isFunction(name: string): name is FunctionName {
  return name in FUNCTIONS;
}

/** The list with the failed rows alone. A picture is failed by its own status: its prompt waits in no queue. */
function failedWay(name: string, siteId: number): Way[] {
  if (!isFunction(name)) return [];
  const filter = name === 'generate_images' ? 'status=failed' : 'work_state=failed';
  return [{ label: 'Show', to: `${WORDS[name].from}?site=${siteId}&${filter}` }];
}

const ACTION_WAYS: Partial<Record<NonNullable<Need['action']>, { label: string; path: string }>> = {
  purchase_credits: { label: 'Purchase Credits', path: '/billing' },
  open_settings: { label: 'Open settings', path: '/settings/providers' },
};

function runWay({ kind, run_id: runId }: Need, siteId: number): Way[] {
  if (runId === null || (kind !== 'run_failed' && kind !== 'run_paused')) return [];
  return [{ label: 'Show run', to: `/automation/runs/${encodeURIComponent(runId)}?site=${siteId}` }];
}

function waysOf(need: Need, siteId: number): Way[] {
  if (need.kind === 'review') return [{ label: 'Review', to: `/writer/content?site=${siteId}&status=review` }];
  if (need.kind === 'failed') return failedWay(need.function, siteId);
  const way = need.action && ACTION_WAYS[need.action];
  return [...(way ? [{ label: way.label, to: `${way.path}?site=${siteId}` }] : []), ...runWay(need, siteId)];
}

function againOf({ kind, run_id: runId, stage, function: name, ids }: Need): Again | null {
  if (kind !== 'failed') return null;
  if (runId !== null && stage !== null) return { by: 'run', runId, stage };
  return isFunction(name) ? { by: 'function', name, ids } : null;
}

/** One line of the list; the words are the server's. */
export function needView(need: Need, siteId: number): NeedView {
  const { kind, level, title, text, function: name, run_id: runId } = need;
  return {
    key: `${kind} ${name}`,
    tone: TONES[level],
    icon: ICONS[kind] ?? 'info',
    title,
    text,
    ways: waysOf(need, siteId),
    again: againOf(need),
    resume: need.can_resume ? runId : null,
  };
}
