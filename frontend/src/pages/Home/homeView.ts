import type { FunctionName } from '@/api/aiTasks';
import type { Glance } from '@/api/types';
import { formatAbout, formatCount, formatCounted, formatPercent } from '@/components/common/format';
import { badgeOf, type Badge } from '@/components/common/tone';
import { WORDS } from '@/components/progress/functionView';

export interface PipelineStep {
  key: string;
  label: string;
  count: string;
  note: string;
  isEmpty: boolean;
  to: string;
}

/** The list in which the rows of a step wait. */
const LISTS: Record<string, string> = {
  keywords: '/planner/keywords?status=new',
  clusters: '/planner/clusters?status=new',
  ideas: '/planner/ideas?status=new',
  tasks: '/writer/tasks?status=queued',
  content: '/writer/content?status=draft',
  prompts: '/writer/images?status=pending',
  review: '/writer/content?status=review',
};

export function pipelineSteps({ pipeline, site_id: siteId }: Pick<Glance, 'pipeline' | 'site_id'>): PipelineStep[] {
  return pipeline.map(({ key, label, count, note }) => ({
    key,
    label,
    count: formatCount(count),
    note,
    isEmpty: count === 0,
    to: `${LISTS[key] ?? '/automation?'}&site=${siteId}`,
  }));
}

export interface MovingView {
  badge: Badge;
  stageLine: string;
  percent: number;
  facts: string[];
  message: string;
}

/** The run under way. */
export function movingView(run: NonNullable<Glance['run']>): MovingView {
  const left = run.estimated_seconds_remaining;
  return {
    badge: badgeOf(run.status),
    stageLine: `Stage ${run.stage}: ${run.stage_name}`,
    percent: run.progress_percentage,
    facts: [
      formatPercent(run.progress_percentage),
      run.items_total > 0 ? `${formatCount(run.items_completed)} of ${formatCount(run.items_total)} ${run.items}` : '',
      left === null ? '' : `${formatAbout(left)} left`,
    ].filter(Boolean),
    message: run.message,
  };
}

export interface WorkLine {
  key: string;
  title: string;
  text: string;
}

/** What people have asked for, by what it is. */
export function workLines(work: Glance['work']): WorkLine[] {
  return work.map(({ function: name, tasks, at_work: atWork }) => ({
    key: name,
    title: name in WORDS ? WORDS[name as FunctionName].action : name,
    text: [
      atWork > 0 ? `${formatCount(atWork)} at work` : '',
      tasks > atWork ? `${formatCount(tasks - atWork)} waiting` : '',
    ].filter(Boolean).join(', '),
  }));
}

/** What the credits are enough for. */
export function creditsText({ wallet, estimate }: Pick<Glance, 'wallet' | 'estimate'>): string {
  const held = wallet.reserved > 0 ? `${formatCounted(wallet.reserved, 'more is', 'more are')} held by runs. ` : '';
  if (estimate.estimated_credits === 0) return `${held}Nothing that costs credits waits.`;
  return `${held}What waits on this site needs about ${formatCount(estimate.estimated_credits)}.`;
}

export interface StepView {
  key: string;
  title: string;
  text: string;
  isDone: boolean;
  /** The one to do now. */
  isNext: boolean;
  action: { label: string; to: string };
}

const STEPS = [
  { key: 'site', title: 'Add a site', text: 'The website that the articles are for.', label: 'Add a site', path: '/sites' },
  {
    key: 'keywords', title: 'Import keywords', text: 'A file of the phrases that the site should be found for.',
    label: 'Import keywords', path: '/planner/keywords',
  },
  {
    key: 'run', title: 'Start the first run', text: 'You see what it costs before it starts. It stops in front of your review; nothing is published.',
    label: 'Go to Automation', path: '/automation',
  },
];

/** What leads to the first articles; without a site nothing of it is done. */
export function firstSteps(steps: Glance['first_steps'], siteId: number | null): StepView[] {
  const done = new Set(steps.filter((step) => step.done).map(({ key }) => String(key)));
  const next = STEPS.find(({ key }) => !done.has(key))?.key;
  return STEPS.map(({ key, title, text, label, path }) => ({
    key, title, text,
    isDone: done.has(key),
    isNext: key === next,
    action: { label, to: siteId === null ? path : `${path}?site=${siteId}` },
  }));
}
