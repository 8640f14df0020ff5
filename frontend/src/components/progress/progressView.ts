import type { AiTask, TaskGroup, TaskStep } from '@/api/rowTypes';
import { formatAbout, formatCount, formatCounted, formatDuration } from '@/components/common/format';
import type { Tone } from '@/components/common/tone';

export interface StepView {
  key: string;
  message: string;
  took: string;
  state: TaskStep['state'];
}

export interface PartView {
  key: string;
  label: string;
  message: string;
  tone: Tone;
}

export interface ProgressView {
  isOpen: boolean;
  tone: Tone;
  /** What happens now, or what came of it: the server's own words. */
  headline: string;
  percentage: number;
  /** "20 of 45", "3 of 8 parts" */
  counted: string;
  currentItem: string;
  eta: string;
  credits: string;
  /** Of one task: what is behind and what it is in. */
  steps: StepView[];
  /** Of several tasks: those at work and those that failed. */
  parts: PartView[];
  canCancel: boolean;
}

const TONES: Record<AiTask['status'], Tone> = {
  pending: 'live', queued: 'live', processing: 'live', completed: 'good', failed: 'bad', cancelled: 'quiet',
};

function stepView({ phase, message, seconds, state }: TaskStep, index: number): StepView {
  return { key: `${phase}-${index}`, message, took: seconds === null ? '' : formatDuration(seconds), state };
}

const SHOWN_PARTS = 12;

function partView({ task_id, label, status, details, error }: AiTask): PartView {
  return { key: task_id, label, message: error && status === 'failed' ? error.error_message : details.message, tone: TONES[status] };
}

function isWorthAPart({ status }: AiTask): boolean {
  return status === 'processing' || status === 'failed';
}

/** How several tasks ended, where there is no sentence of theirs that says it all. */
function endText({ together }: TaskGroup): string {
  const { completed, failed, cancelled, tasks } = together;
  const facts = [
    completed > 0 && tasks > 1 ? `${formatCount(completed)} of ${formatCounted(tasks, 'part')} completed` : '',
    failed > 0 && tasks > 1 ? `${formatCount(failed)} failed` : '',
    cancelled > 0 && tasks > 1 ? `${formatCount(cancelled)} cancelled` : '',
  ];
  return facts.filter(Boolean).join(', ');
}

/** The one at work speaks; while none is, the only one there is. */
function nowText(tasks: AiTask[]): string {
  const speaker = tasks.find(({ status }) => status === 'processing') ?? (tasks.length === 1 ? tasks[0] : undefined);
  return speaker?.details.message ?? 'Waiting to start';
}

function endedText(group: TaskGroup): string {
  const { tasks, together } = group;
  const { success_message: success, failed, cancelled, status } = together;
  if (success) return failed + cancelled > 0 ? `${success}. ${endText(group)}.` : success;
  if (status === 'cancelled') return 'Cancelled. What was made before that is kept.';
  const said = tasks.length === 1 ? tasks[0]?.error?.error_message : undefined;
  return said ?? endText(group);
}

function countedOf({ tasks, together }: TaskGroup): string {
  if (together.items_total > 0) return `${formatCount(together.items_processed)} of ${formatCount(together.items_total)}`;
  if (tasks.length > 1) return `${formatCount(together.completed)} of ${formatCounted(together.tasks, 'part')}`;
  return '';
}

/** The longest of those at work: the last one to end is what is waited for. */
function etaOf(tasks: AiTask[]): string {
  const left = tasks.map(({ details }) => details.estimated_seconds_remaining ?? 0);
  const longest = Math.max(0, ...left);
  return longest > 0 ? `${formatAbout(longest)} left` : '';
}

/** The state of an ended selection: bad as soon as a part of it failed and nothing else came of it. */
export function toneOf({ together }: TaskGroup): Tone {
  return together.status === 'completed' && together.failed > 0 ? 'warn' : TONES[together.status];
}

export function isGroupOpen({ together }: TaskGroup): boolean {
  return ['pending', 'queued', 'processing'].includes(together.status);
}

export function progressView(group: TaskGroup): ProgressView {
  const { tasks, together } = group;
  const isOpen = isGroupOpen(group);
  const only = tasks.length === 1 ? tasks[0] : undefined;
  const atWork = tasks.filter(({ status }) => status === 'processing');
  return {
    isOpen,
    tone: toneOf(group),
    headline: isOpen ? nowText(tasks) : endedText(group),
    percentage: together.percentage,
    counted: countedOf(group),
    currentItem: atWork[0]?.details.current_item ?? '',
    eta: isOpen ? etaOf(atWork) : '',
    credits: together.credits_used > 0 ? formatCounted(together.credits_used, 'credit') : '',
    steps: only ? only.steps.map(stepView) : [],
    parts: only ? [] : tasks.filter(isWorthAPart).slice(0, SHOWN_PARTS).map(partView),
    // Of very many tasks only the first come with the answer; what is open may be among the others.
    canCancel: isOpen && (tasks.some(({ can }) => can.cancel) || tasks.length < together.tasks),
  };
}
