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
  /** "Task 24 of 56 · 2m 15s" */
  place: string;
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
  /** Where the machine stops and a person goes on. */
  isGate: boolean;
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

/** All six while something can still change; of a stage that is through those that say something. */
function counts(stage: Stage): Count[] {
  const { queue } = stage;
  if (queue.total === 0) return [];
  const all = COUNTS.map(({ key, label, tone }) => ({ label, value: formatCount(queue[key]), tone, isZero: queue[key] === 0 }));
  return isDone(stage) ? all.filter(({ isZero }) => !isZero) : all;
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
export function stageBadge({ status, queue }: Pick<Stage, 'status' | 'queue'>): Badge {
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
function expected({ expected: count, item, items, queue }: Stage): string[] {
  return count === 0 || queue.total > 0 ? [] : [`${formatCounted(count, item, items)} so far`];
}

function facts(stage: Stage): string[] {
  if (stage.started_at === null) return stage.status === 'waiting' ? expected(stage) : [];
  if (stage.status === 'skipped') return [];
  return [...batch(stage), formatCounted(stage.credits_used, 'credit'), ...times(stage)];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Which of the stage's items: "Task 24 of 56", "Keywords 21–40 of 47". */
function positionOf({ item, items, queue }: Stage, first: number, count: number): string {
  const total = formatCount(queue.total);
  if (count === 1) return `${capital(item)} ${formatCount(first)} of ${total}`;
  return `${capital(items)} ${formatCount(first)}–${formatCount(first + count - 1)} of ${total}`;
}

function secondsSince(startedAt: string | null, now: number): number | null {
  return startedAt === null ? null : Math.max(0, (now - Date.parse(startedAt)) / 1000);
}

/** Batches side by side are numbered in the order they are listed. */
function itemViews(stage: Stage, now: number): ItemView[] {
  let before = stage.queue.completed + stage.queue.failed + stage.queue.cancelled;
  return stage.current.map((task: CurrentItem) => {
    const seconds = secondsSince(task.started_at, now);
    const position = positionOf(stage, before + 1, task.items_total);
    before += task.items_total;
    return {
      key: task.task_id,
      label: task.label,
      message: task.message,
      place: seconds === null ? position : `${position} · ${formatDuration(seconds)}`,
      percent: task.percentage,
    };
  });
}

/** Why it waits or stops comes before how far it got; what is through tells what came of it. */
function line({ number, status, summary, reason }: Stage, hasRun: boolean): string {
  if (!hasRun) return INTRODUCTIONS[number] ?? '';
  return status === 'completed' || status === 'cancelled' ? summary || reason : reason || summary;
}

/**
 * @param hasRun false before the site's first run
 * @param now the server's time in milliseconds: how long the items in hand have taken
 */
export function stageView(stage: Stage, hasRun = true, now = 0): StageView {
  return {
    number: stage.number,
    name: stage.name,
    type: stage.type,
    badge: stageBadge(stage),
    percent: percent(stage),
    counts: counts(stage),
    facts: facts(stage),
    line: line(stage, hasRun),
    items: itemViews(stage, now),
    isQuiet: stage.status === 'waiting' || stage.status === 'skipped',
    isDone: isDone(stage),
    isGate: stage.type === 'Manual',
  };
}
