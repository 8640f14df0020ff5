import type { CurrentItem, Queue, Stage } from '@/api/types';
import { formatAbout, formatCount, formatCounted, formatDuration } from '@/components/common/format';
import { badgeOf, type Badge, type Tone } from '@/components/common/tone';

export interface Count {
  label: string;
  value: string;
  tone: Tone;
  isZero: boolean;
}

export interface ItemView {
  key: string;
  label: string;
  message: string;
  /** 0 to 100 */
  percent: number;
}

export interface StageView {
  number: number;
  name: string;
  type: string;
  badge: Badge;
  /** Null where there is no bar: nothing has moved yet, or all of it is done. */
  percent: number | null;
  counts: Count[];
  facts: string[];
  line: string;
  items: ItemView[];
  isQuiet: boolean;
  /** Ended without trouble: its card may be small. */
  isDone: boolean;
}

/** What will happen here, for somebody who has not seen a run yet. */
const INTRODUCTIONS: Record<number, string> = {
  1: 'Groups keywords that belong together',
  2: 'Proposes articles for each cluster',
  3: 'Puts the ideas into the writing queue',
  4: 'Writes a draft of each article',
  5: 'Describes the images of each article',
  6: 'Draws the images',
  7: 'Hands the articles to you; nothing is published',
};

const COUNTS: { key: keyof Queue; label: string; tone: Tone }[] = [
  { key: 'total', label: 'Total', tone: 'quiet' },
  { key: 'pending', label: 'Pending', tone: 'quiet' },
  { key: 'processing', label: 'Processing', tone: 'quiet' },
  { key: 'completed', label: 'Completed', tone: 'good' },
  { key: 'failed', label: 'Failed', tone: 'bad' },
  { key: 'cancelled', label: 'Cancelled', tone: 'quiet' },
];

function counts(queue: Queue): Count[] {
  return COUNTS.map(({ key, label, tone }) => ({ label, value: formatCount(queue[key]), tone, isZero: queue[key] === 0 }));
}

function isDone({ status, queue }: Stage): boolean {
  return status === 'completed' && queue.failed === 0 && queue.cancelled === 0;
}

/** The full bar of a stage that is done would say what its mark says, and push the running one off the screen. */
function percent(stage: Stage): number | null {
  const { total, completed, failed, cancelled } = stage.queue;
  return total === 0 || stage.status === 'waiting' || isDone(stage) ? null : ((completed + failed + cancelled) * 100) / total;
}

/** A stage that ended with failed items says so in its colour, not only in a number. */
function badge({ status, queue }: Stage): Badge {
  const plain = badgeOf(status);
  if (status !== 'completed' || queue.failed === 0) return plain;
  return { label: `Completed, ${formatCount(queue.failed)} failed`, tone: 'warn' };
}

function batch({ batches, status }: Stage): string[] {
  if (batches.total === 0) return [];
  if (status !== 'running') return [`${formatCount(batches.done)} of ${formatCounted(batches.total, 'batch', 'batches')}`];
  return [`Batch ${formatCount(Math.min(batches.done + 1, batches.total))} of ${formatCount(batches.total)}`];
}

function times({ status, elapsed_seconds: elapsed, estimated_seconds_remaining: left }: Stage): string[] {
  const spent = elapsed === null ? [] : [formatDuration(elapsed)];
  return status === 'running' && left !== null ? [...spent, `${formatAbout(left)} left`] : spent;
}

/** What has come out of the stages before and will be waiting here; a queue that is there says it itself. */
function expected({ expected: count, items, queue }: Stage): string[] {
  return count === 0 || queue.total > 0 ? [] : [`${formatCount(count)} ${items} so far`];
}

function facts(stage: Stage): string[] {
  if (stage.started_at === null) return stage.status === 'waiting' ? expected(stage) : [];
  return [...batch(stage), formatCounted(stage.credits_used, 'credit'), ...times(stage)];
}

function itemView({ task_id: key, label, message, percentage }: CurrentItem): ItemView {
  return { key, label, message, percent: percentage };
}

/** Why it waits or stops comes before how far it got; what is through tells what came of it. */
function line({ number, status, summary, reason }: Stage, hasRun: boolean): string {
  if (!hasRun) return INTRODUCTIONS[number] ?? '';
  return status === 'completed' || status === 'cancelled' ? summary || reason : reason || summary;
}

/** @param hasRun false before the site's first run */
export function stageView(stage: Stage, hasRun = true): StageView {
  return {
    number: stage.number,
    name: stage.name,
    type: stage.type,
    badge: badge(stage),
    percent: percent(stage),
    counts: stage.queue.total === 0 ? [] : counts(stage.queue),
    facts: facts(stage),
    line: line(stage, hasRun),
    items: stage.current.map(itemView),
    isQuiet: stage.status === 'waiting' || stage.status === 'skipped',
    isDone: isDone(stage),
  };
}
