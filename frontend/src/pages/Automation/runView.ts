import type { CurrentRun, Run } from '@/api/types';
import { formatAbout, formatCount, formatDuration, formatPercent } from '@/components/common/format';
import { badgeOf, type Badge, type Tone } from '@/components/common/tone';

export interface Fact {
  label: string;
  value: string;
}

export interface RunView {
  badge: Badge;
  /** 0 to 100 */
  percent: number;
  percentLabel: string;
  stageLine: string;
  tone: Tone;
  facts: Fact[];
}

export function isActive(run: Run | null): boolean {
  return run?.status === 'running' || run?.status === 'paused';
}

/** Asking is not being: until the batch in hand is done, the run is on its way to the state that was asked for. */
export function runBadge(run: Run | null): Badge {
  if (run === null) return { label: 'No run yet', tone: 'quiet' };
  if (isActive(run) && run.cancel_requested) return { label: 'Cancelling', tone: 'quiet' };
  if (run.status === 'running' && run.pause_requested) return { label: 'Pausing', tone: 'hold' };
  return badgeOf(run.status);
}

function stageLine(run: Run, stages: CurrentRun['stages']): string {
  if (run.status === 'completed') return `All ${stages.length} stages done`;
  const name = stages.find(({ number }) => number === run.current_stage)?.name;
  const position = `Stage ${run.current_stage} of ${stages.length}`;
  return name ? `${position}: ${name}` : position;
}

function remaining(run: Run): Fact[] {
  if (run.status !== 'running') return [];
  const seconds = run.estimated_seconds_remaining;
  return [{ label: 'Time left', value: seconds === null ? 'Estimating' : formatAbout(seconds) }];
}

function facts(run: Run): Fact[] {
  return [
    ...remaining(run),
    { label: isActive(run) ? 'Elapsed' : 'Took', value: formatDuration(run.elapsed_seconds) },
    { label: 'Credits used', value: `${formatCount(run.total_credits_used)} of ${formatCount(run.estimated_credits)} estimated` },
  ];
}

export function runView(run: Run, stages: CurrentRun['stages']): RunView {
  const badge = runBadge(run);
  return {
    badge,
    percent: run.progress_percentage,
    percentLabel: formatPercent(run.progress_percentage),
    stageLine: stageLine(run, stages),
    tone: badge.tone,
    facts: facts(run),
  };
}

export function walletFacts({ available, reserved }: CurrentRun['wallet']): Fact[] {
  return [
    { label: 'Available', value: formatCount(available) },
    { label: 'Held for runs', value: formatCount(reserved) },
  ];
}
