import type { RunDetail } from '@/api/types';

import { controls, doneStage, run, site, stage } from './fixtures';

const ESTIMATED = [10, 16, 0, 280, 112, 448, 0];

const lossy = doneStage(4, 23, '22 tasks → 22 articles', 46);

const stages = [
  doneStage(1, 47, '47 keywords → 8 clusters', 10),
  doneStage(2, 8, '8 clusters → 56 ideas', 16),
  doneStage(3, 56, '56 ideas → 56 tasks', 0),
  { ...lossy, elapsed_seconds: 4980, queue: { ...lossy.queue, completed: 22, failed: 1 } },
  stage(5), stage(6), stage(7),
];

/** A completed run of which one article failed. */
export const runDetail: RunDetail = {
  run_id: run.run_id,
  site: { id: site.id, domain: site.domain },
  status: 'completed',
  trigger_type: 'manual',
  started_by: { id: 1, name: 'Alice' },
  is_latest: true,
  current_stage: 7,
  started_at: '2026-11-20T13:00:00Z',
  paused_at: null,
  reopened_at: null,
  completed_at: '2026-11-20T14:23:00Z',
  duration_seconds: 4980,
  estimated_credits: 866,
  estimate_basis: 'defaults',
  total_credits_used: 72,
  credits_held: 0,
  ai_cost: { dollars: '0.000000', unknown: 0 },
  items_total: 134,
  items_completed: 133,
  items_failed: 1,
  error: null,
  controls: controls(['retry_failed'], { failed_items: 1 }),
  stages: stages.map((one, index) => ({
    ...one, estimated_credits: ESTIMATED[index] ?? 0, estimated_items: 0, working_seconds: one.elapsed_seconds ?? 0, made: {},
  })),
};
