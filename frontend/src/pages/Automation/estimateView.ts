import type { CurrentRun, Estimate } from '@/api/types';
import { formatCount, formatCounted } from '@/components/common/format';

export interface EstimateRow {
  key: number;
  name: string;
  items: string;
  credits: string;
  note: string;
}

export interface EstimateView {
  rows: EstimateRow[];
  total: string;
  required: string;
  available: string;
  basis: string;
  /** Nothing waits: there is no price to talk about. */
  isEmpty: boolean;
  /** Why the run cannot be started; null when it can. */
  blocked: string | null;
}

const BASIS: Record<Estimate['basis'], string> = {
  defaults: 'Based on typical sites, until this site has a history of its own.',
  history: 'Based on this site’s earlier runs.',
};

const NOTHING = 'Nothing to process: no keywords and no unfinished items wait at this site.';

function isEmpty(stages: Estimate['stages']): boolean {
  return stages.every(({ waiting }) => waiting === 0);
}

function blocked(estimate: Estimate): string | null {
  const { enough, required_credits: required, available_credits: available, stages } = estimate;
  if (isEmpty(stages)) return NOTHING;
  if (enough) return null;
  return `${formatCounted(required - available, 'credit')} short: ${formatCount(required)} must be free, ${formatCount(available)} are.`;
}

export function estimateView(estimate: Estimate): EstimateView {
  return {
    rows: estimate.stages.map(({ stage, name, items, items_label: label, credits, note }) => ({
      key: stage,
      name,
      items: `${formatCount(items)} ${label}`,
      credits: formatCount(credits),
      note,
    })),
    total: formatCount(estimate.estimated_credits),
    required: formatCount(estimate.required_credits),
    available: formatCount(estimate.available_credits),
    basis: BASIS[estimate.basis],
    isEmpty: isEmpty(estimate.stages),
    blocked: blocked(estimate),
  };
}

/** A run without a worker waits in its queue: worth knowing before the click, no reason to forbid it. */
export function workerWarning({ worker }: CurrentRun): string | null {
  return worker.alive ? null : worker.message || null;
}
