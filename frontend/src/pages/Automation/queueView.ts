import type { CurrentItem, Queue, QueueItem, Stage } from '@/api/types';
import { formatClock, formatCount, formatCounted, formatDuration } from '@/components/common/format';
import type { Tone } from '@/components/common/tone';

import { articleAddress, clusterAddress } from './addresses';

export type QueueState = QueueItem['state'];

/** What a list of a queue has to know of its stage; a card has it, and so has a stage of a past run. */
export type QueueStage = Pick<Stage, 'number' | 'name' | 'item' | 'items' | 'queue'> & { current?: CurrentItem[] };

export interface QueueTab {
  state: QueueState;
  label: string;
  count: string;
  tone: Tone;
}

const TABS: { state: QueueState; label: string; tone: Tone }[] = [
  { state: 'pending', label: 'Pending', tone: 'quiet' },
  { state: 'processing', label: 'Processing', tone: 'live' },
  { state: 'completed', label: 'Completed', tone: 'good' },
  { state: 'failed', label: 'Failed', tone: 'bad' },
  { state: 'cancelled', label: 'Cancelled', tone: 'quiet' },
];

/** The four lists, and what a cancelled run gave back where there is any. */
export function queueTabs(queue: Queue): QueueTab[] {
  return TABS.filter(({ state }) => state !== 'cancelled' || queue.cancelled > 0).map((tab) => ({
    ...tab,
    count: formatCount(queue[tab.state]),
  }));
}

/** Where somebody wants to look first: at what failed, then at what moves, then at what is left or was done. */
export function busiest(queue: Queue): QueueState {
  const states: QueueState[] = ['failed', 'processing', 'pending', 'completed'];
  return states.find((state) => queue[state] > 0) ?? 'pending';
}

export interface QueueRowView {
  key: string;
  label: string;
  /** What went wrong, also of one that will be tried again. */
  error: string;
  facts: string[];
  /** Where what came out of it can be looked at. */
  to: string | null;
  /** 0 to 100 while it is in work. */
  percent: number | null;
}

function seconds({ started_at: from, completed_at: to }: QueueItem): number | null {
  return from !== null && to !== null ? (Date.parse(to) - Date.parse(from)) / 1000 : null;
}

function doneFacts(item: QueueItem, timeZone?: string): string[] {
  const took = seconds(item);
  return [
    ...(item.made ? [item.made] : []),
    formatCounted(item.credits_used, 'credit'),
    ...(item.attempts > 0 ? [`after ${formatCounted(item.attempts, 'failure')}`] : []),
    ...(took === null ? [] : [formatDuration(took)]),
    ...(item.completed_at === null ? [] : [formatClock(item.completed_at, timeZone)]),
  ];
}

function openFacts({ state, attempts, not_before: again }: QueueItem, timeZone?: string): string[] {
  return [
    ...(attempts > 0 ? [formatCounted(attempts, 'attempt')] : []),
    ...(state === 'pending' && again !== null ? [`tried again at ${formatClock(again, timeZone)}`] : []),
  ];
}

/** A batch that is named by its items need not say their number again. */
function facts(item: QueueItem, stage: QueueStage, timeZone?: string): string[] {
  const items = formatCounted(item.items, stage.item, stage.items);
  const many = item.items > 1 && item.label !== items ? [items] : [];
  return [...many, ...(item.state === 'completed' ? doneFacts(item, timeZone) : openFacts(item, timeZone))];
}

function errorOf({ state, error }: QueueItem): string {
  if (state === 'completed') return '';
  return error?.error_message || (state === 'failed' ? 'It failed without a message.' : '');
}

function addressOf({ content_id: article, cluster_id: cluster }: QueueItem, siteId: number): string | null {
  if (article !== null) return articleAddress(siteId, article);
  return cluster === null ? null : clusterAddress(siteId, cluster);
}

export function queueRowView(item: QueueItem, stage: QueueStage, siteId: number, timeZone?: string): QueueRowView {
  const isInWork = item.state === 'processing';
  const now = isInWork ? stage.current?.find(({ task_id: id }) => id === item.task_id) : undefined;
  return {
    key: item.task_id,
    label: item.label || formatCounted(item.items, stage.item, stage.items),
    error: errorOf(item),
    facts: [...(now?.message ? [now.message] : []), ...facts(item, stage, timeZone)],
    to: addressOf(item, siteId),
    percent: isInWork ? (now?.percentage ?? 0) : null,
  };
}

/** A search is worth its place once the list is longer than a screen. */
export const SEARCH_FROM = 8;

const EMPTY: Record<QueueState, string> = {
  pending: 'Nothing waits here any more.',
  processing: 'Nothing is in work at this moment.',
  completed: 'Nothing has been completed yet.',
  failed: 'Nothing failed is left here.',
  cancelled: 'Nothing was given back.',
};

/** Why the list is empty. */
export function emptyText(state: QueueState, search: string): string {
  return search ? `No ${state} item has “${search}” in its name.` : EMPTY[state];
}
