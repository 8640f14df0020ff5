import type { Glance, Need } from '@/api/types';

import { historyRow } from './fixtures';

export function need(part: Partial<Need>): Need {
  return {
    kind: 'failed', level: 'bad', title: '2 images failed', text: 'Their articles are shown without them until they are made.',
    count: 2, action: null, run_id: null, can_resume: false, stage: 6, function: 'generate_images', ids: [71, 72], ...part,
  };
}

const NO_ROWS = { count: 0, stage: null, function: '', ids: [] };

export const failedImages = need({});
export const failedArticle = need({
  title: '1 task failed', text: 'The next run tries it again, or do it now.', count: 1, run_id: 'run_x', stage: 4,
  function: 'generate_content', ids: [5],
});
export const waitingForKey = need({
  ...NO_ROWS, kind: 'run_failed', title: 'The run waits for the AI provider: its key or its settings', text: 'The key was refused.',
  action: 'open_settings', run_id: 'run_x', can_resume: true,
});
export const creditsLow = need({
  ...NO_ROWS, kind: 'credits_low', level: 'warn', title: 'Credits are low', count: 30, action: 'purchase_credits',
  text: 'A run needs, with its reserve, 1,040 credits; 1,010 are there, 30 are missing.',
});
export const readyForReview = need({
  ...NO_ROWS, kind: 'review', level: 'info', title: '12 articles are ready for review', count: 12,
  text: 'Nothing is published before somebody has read and approved it.',
});

/** A site on which nothing waits and nothing moves. */
export const glance: Glance = {
  site_id: 12,
  needs: [],
  pipeline: [
    { key: 'keywords', label: 'Keywords', count: 47, note: 'to cluster' },
    { key: 'clusters', label: 'Clusters', count: 0, note: 'without ideas' },
    { key: 'ideas', label: 'Ideas', count: 0, note: 'to queue' },
    { key: 'tasks', label: 'Tasks', count: 3, note: 'to write' },
    { key: 'content', label: 'Content', count: 0, note: 'without prompts' },
    { key: 'prompts', label: 'Image prompts', count: 1_204, note: 'to draw' },
    { key: 'review', label: 'Review', count: 12, note: 'ready' },
  ],
  run: null,
  work: [],
  schedule: { is_enabled: false, next_run_at: null, sentence: '' },
  wallet: { balance: 1_428, reserved: 968, available: 460 },
  estimate: { estimated_credits: 866, required_credits: 1_040 },
  recent_runs: [historyRow],
  first_steps: [],
};

export const activeRun: NonNullable<Glance['run']> = {
  run_id: 'run_x', status: 'running', started_at: '2026-11-20T13:00:00Z', progress_percentage: 48.72, stage: 4,
  stage_name: 'Tasks → Content', items_completed: 22, items_total: 56, items: 'tasks', message: 'Writing: 1,625 of 2,500 words',
  estimated_seconds_remaining: 8_100,
};
