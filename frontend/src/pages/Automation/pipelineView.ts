import type { CurrentRun, Estimate, Queue, Stage } from '@/api/types';
import { formatCount } from '@/components/common/format';
import type { Tone } from '@/components/common/tone';

import { isActive } from './runView';

type State = 'moving' | 'held' | 'done' | 'troubled' | 'waiting';

/** Parts of the bar, in percent of all items of the step. */
export interface Bar {
  completed: number;
  inWork: number;
  failed: number;
}

export interface PipelineNode {
  key: string;
  label: string;
  count: string;
  note: string;
  state: State;
  tone: Tone;
  /** Null where there is nothing to divide. */
  bar: Bar | null;
  /** "22 of 56 done", empty where nothing has begun. */
  progress: string;
  /** What the drawing says, for those who listen. */
  sentence: string;
}

/** The stage in front of which the items of a step wait. What has come out at the end waits for none. */
const STAGE_IN_FRONT: Record<string, number> = { keywords: 1, clusters: 2, ideas: 3, tasks: 4, content: 5, prompts: 6 };
/** The stage whose work a step shows: for what comes out at the end the one that makes it. */
const STAGE_OF: Record<string, number> = { ...STAGE_IN_FRONT, images: 6, review: 7 };

const UNKNOWN = '–';
export const NOTHING_WAITS = 'Nothing waits';

const TONES: Record<State, Tone> = { moving: 'live', held: 'hold', done: 'good', troubled: 'bad', waiting: 'quiet' };
const WORDS: Record<State, string> = {
  moving: 'moving now', held: 'paused', done: 'done', troubled: 'needs attention', waiting: 'waiting',
};

function stateOf(key: string, { status, queue }: Stage): State {
  // Images come out while their stage runs, and are there once it is through.
  if (key === 'images' && queue.completed === 0) return 'waiting';
  if (status === 'running') return 'moving';
  if (status === 'paused') return 'held';
  if (status === 'failed') return 'troubled';
  if (status !== 'completed') return 'waiting';
  return queue.failed > 0 ? 'troubled' : 'done';
}

function barOf({ total, completed, processing, failed }: Queue): Bar | null {
  if (total === 0) return null;
  const share = (count: number) => (count * 100) / total;
  return { completed: share(completed), inWork: share(processing), failed: share(failed) };
}

function progressOf({ started_at: startedAt, queue }: Stage): string {
  if (startedAt === null || queue.total === 0) return '';
  const failed = queue.failed > 0 ? `, ${formatCount(queue.failed)} failed` : '';
  return `${formatCount(queue.completed)} of ${formatCount(queue.total)} done${failed}`;
}

function waitingAt(key: string, estimate: Estimate | undefined): number | undefined {
  return estimate?.stages.find(({ stage }) => stage === STAGE_IN_FRONT[key])?.waiting;
}

/** A step that was through waits again when new items have come since. */
function nodeOf(step: CurrentRun['overview'][number], count: string, stage: Stage | undefined, isNew: boolean): PipelineNode {
  const { key, label, note } = step;
  const through = stage ? stateOf(key, stage) : 'waiting';
  const state = through === 'done' && isNew ? 'waiting' : through;
  const progress = stage ? progressOf(stage) : '';
  return {
    key, label, count, note, state, progress,
    tone: TONES[state],
    bar: stage?.started_at ? barOf(stage.queue) : null,
    sentence: [`${label}: ${count} ${note}`, progress, WORDS[state]].filter(Boolean).join(', '),
  };
}

/**
 * The eight steps. An active run speaks for itself; otherwise the steps in front of a stage show what waits at the site
 * now (`estimate`, undefined until it arrives), which may be more than the last run left.
 */
export function pipelineView({ run, overview, stages }: CurrentRun, estimate: Estimate | undefined): PipelineNode[] {
  return overview.map((step) => {
    const waiting = isActive(run) ? undefined : waitingAt(step.key, estimate);
    const isUnknown = run === null && step.key in STAGE_IN_FRONT && waiting === undefined;
    const count = isUnknown ? UNKNOWN : formatCount(waiting ?? step.count);
    const stage = stages.find(({ number }) => number === STAGE_OF[step.key]);
    return nodeOf(step, count, stage, (waiting ?? 0) > 0);
  });
}

/** One line over the picture: what moves, or what there is to begin with. */
export function pipelineLine({ run, stages }: CurrentRun, nodes: PipelineNode[]): string {
  const moving = stages.find(({ status }) => status === 'running');
  if (moving) return `${moving.name} is moving`;
  if (run?.status === 'paused') return 'Paused: nothing moves';
  if (nodes.some(({ count }) => count === UNKNOWN)) return '';
  const first = nodes.find(({ key, count }) => key in STAGE_IN_FRONT && count !== '0');
  const stage = stages.find(({ number }) => number === STAGE_IN_FRONT[first?.key ?? '']);
  if (!first || !stage) return NOTHING_WAITS;
  return `Next: ${first.count} ${first.count === '1' ? stage.item : stage.items} ${first.note}`;
}
