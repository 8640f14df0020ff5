import type { RunDetail } from '@/api/types';
import { formatCount, formatDuration, formatMoment, formatPercent } from '@/components/common/format';
import { badgeOf, type Badge } from '@/components/common/tone';

import type { Fact } from './runView';
import { stageBadge } from './stageView';

export type StageDetail = RunDetail['stages'][number];

export interface StageRow {
  number: number;
  name: string;
  badge: Badge;
  items: string;
  failed: string | null;
  made: string;
  time: string;
  used: string;
  estimated: string;
}

/** One stage in the charts; `label` is short, because seven of them share a phone's width. */
export interface ChartPoint {
  label: string;
  used: number;
  estimated: number;
  seconds: number;
}

export interface RunDetailView {
  title: string;
  badge: Badge;
  facts: Fact[];
  rows: StageRow[];
  points: ChartPoint[];
  /** What the charts say, in a sentence. */
  chartText: string;
}

function starter({ trigger_type: trigger, started_by: person }: RunDetail): string {
  if (trigger === 'scheduled') return 'The schedule';
  // Nobody for a command on the server, and for who has left since.
  return person?.name ?? 'By hand';
}

function took({ status, duration_seconds: seconds }: RunDetail): string {
  if (seconds !== null) return formatDuration(seconds);
  return status === 'paused' ? 'Paused' : 'Not ended';
}

/** Only what differs is worth the words: a run that stayed within its estimate says how much of it was used. */
function credits({ total_credits_used: used, estimated_credits: estimated }: RunDetail): string {
  const share = estimated > 0 ? ` (${formatPercent((used * 100) / estimated)})` : '';
  return `${formatCount(used)} of ${formatCount(estimated)} estimated${share}`;
}

function facts(run: RunDetail, timeZone?: string): Fact[] {
  const failed = run.items_failed > 0 ? `, ${formatCount(run.items_failed)} failed` : '';
  return [
    { label: 'Started by', value: starter(run) },
    { label: 'Started', value: formatMoment(run.started_at, timeZone) },
    { label: 'Took', value: took(run) },
    { label: 'Credits used', value: credits(run) },
    { label: 'Items', value: `${formatCount(run.items_completed)} of ${formatCount(run.items_total)}${failed}` },
  ];
}

function stageRow(stage: StageDetail): StageRow {
  const { number, name, queue, summary, elapsed_seconds: seconds } = stage;
  return {
    number,
    name,
    badge: stageBadge(stage),
    items: queue.total === 0 ? '–' : `${formatCount(queue.completed)} of ${formatCount(queue.total)}`,
    failed: queue.failed > 0 ? `${formatCount(queue.failed)} failed` : null,
    made: summary || '–',
    time: seconds === null ? '–' : formatDuration(seconds),
    used: formatCount(stage.credits_used),
    estimated: formatCount(stage.estimated_credits),
  };
}

function point({ name, credits_used: used, estimated_credits: estimated, elapsed_seconds: seconds }: StageDetail): ChartPoint {
  return { label: name.split(' ').at(-1) ?? name, used, estimated, seconds: seconds ?? 0 };
}

function chartText(points: ChartPoint[]): string {
  const dearest = points.reduce((most, one) => (one.used > most.used ? one : most));
  const longest = points.reduce((most, one) => (one.seconds > most.seconds ? one : most));
  if (dearest.used === 0 && longest.seconds === 0) return 'No stage has used time or credits yet.';
  const most = `Most credits: ${dearest.label}, ${formatCount(dearest.used)}`;
  return `${most}. Most time: ${longest.label}, ${formatDuration(longest.seconds)}.`;
}

export function runDetailView(run: RunDetail, timeZone?: string): RunDetailView {
  const points = run.stages.filter(({ type }) => type !== 'Manual').map(point);
  return {
    title: `Run of ${formatMoment(run.started_at, timeZone)}`,
    badge: badgeOf(run.status),
    facts: facts(run, timeZone),
    rows: run.stages.map(stageRow),
    points,
    chartText: chartText(points),
  };
}

/** Stages with something in their queue, the first of them that failed or is at work before all others. */
export function stageToShow(stages: StageDetail[]): number | null {
  const filled = stages.filter(({ type, started_at: began, queue }) => type !== 'Manual' && began !== null && queue.total > 0);
  const first = filled.find(({ queue }) => queue.failed > 0) ?? filled.find(({ status }) => status === 'running') ?? filled[0];
  return first?.number ?? null;
}

/** Changes whenever the run has written more to its journal. */
export function progressOf(run: RunDetail): string {
  return `${run.status} ${run.items_completed} ${run.items_failed} ${run.current_stage}`;
}
