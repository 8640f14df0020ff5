import type {
  AutomationConfig, CurrentRun, Estimate, HistoryRow, Queue, Run, Session, Site, Stage, StageStatus,
} from '@/api/types';

export const session: Session = {
  authenticated: true,
  user: { id: 1, email: 'alice@example.com', name: 'Alice', is_staff: false },
  accounts: [{ id: 1, name: 'Coffee House', role: 'owner' }],
};

export const site: Site = {
  id: 12,
  domain: 'coffee.example',
  name: 'Coffee',
  timezone: 'Europe/Berlin',
  account: { id: 1, name: 'Coffee House' },
  role: 'owner',
  language: 'en',
  keywords_count: 45,
  articles_count: 3,
  run_status: '',
  created_at: '2026-11-01T09:00:00Z',
};

export const otherSite: Site = { ...site, id: 13, domain: 'tea.example', name: 'Tea' };

interface Page<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}

export function pageOf<T>(results: T[], part: Partial<Page<T>> = {}): Page<T> {
  return { count: results.length, next: null, previous: null, results, ...part };
}

const KINDS: [string, Stage['type'], string, string][] = [
  ['Keywords → Clusters', 'AI', 'keyword', 'keywords'],
  ['Clusters → Ideas', 'AI', 'cluster', 'clusters'],
  ['Ideas → Tasks', 'Local', 'idea', 'ideas'],
  ['Tasks → Content', 'AI', 'task', 'tasks'],
  ['Content → Image Prompts', 'AI', 'article', 'articles'],
  ['Image Prompts → Images', 'AI', 'prompt', 'prompts'],
  ['Content → Review', 'Manual', 'article', 'articles'],
];

const EMPTY = { total: 0, pending: 0, processing: 0, completed: 0, failed: 0, cancelled: 0 };

export function stage(number: number, part: Partial<Stage> = {}): Stage {
  const [name, type, item, items] = KINDS[number - 1] ?? ['', 'AI', '', ''];
  return {
    number, name, type, item, items,
    status: 'waiting',
    reason: `Stage ${number - 1} must be completed first`,
    queue: EMPTY,
    expected: 0,
    batches: { done: 0, total: 0 },
    credits_used: 0,
    elapsed_seconds: null,
    estimated_seconds_remaining: null,
    started_at: null,
    completed_at: null,
    summary: '',
    current: [],
    ...part,
  };
}

export function doneStage(number: number, total: number, summary: string, credits: number, status: StageStatus = 'completed') {
  return stage(number, {
    status,
    reason: '',
    queue: { ...EMPTY, total, completed: total },
    batches: { done: total, total },
    credits_used: credits,
    elapsed_seconds: 150,
    started_at: '2026-11-20T13:00:00Z',
    completed_at: '2026-11-20T13:02:30Z',
    summary,
  });
}

export const runningStage: Stage = stage(4, {
  status: 'running',
  reason: '',
  queue: { total: 56, pending: 32, processing: 1, completed: 22, failed: 1, cancelled: 0 },
  batches: { done: 23, total: 56 },
  credits_used: 46,
  elapsed_seconds: 4980,
  estimated_seconds_remaining: 4500,
  started_at: '2026-11-20T13:10:00Z',
  current: [
    {
      task_id: 'a1', label: 'Ultimate Coffee Bean Buying Guide', phase: 'AI_CALL',
      message: 'Writing: 1,625 of 2,500 words', percentage: 65, items_total: 1, items_processed: 0,
      current_item: 'Ultimate Coffee Bean Buying Guide', started_at: '2026-11-20T14:22:00Z',
    },
  ],
});

const REASONS: Run['controls']['reasons'] = {
  pause: 'No pause now.', resume: 'No resume now.', cancel: 'No cancel now.', retry_failed: 'Nothing has failed.',
};

/** What the server says can be done with a run: these moves and no others. */
export function controls(moves: (keyof typeof REASONS)[], part: Partial<Run['controls']> = {}): Run['controls'] {
  const can = (move: keyof typeof REASONS) => moves.includes(move);
  const why = (move: keyof typeof REASONS) => (can(move) ? '' : REASONS[move]);
  return {
    can_pause: can('pause'), can_resume: can('resume'), can_cancel: can('cancel'), can_retry_failed: can('retry_failed'),
    reasons: { pause: why('pause'), resume: why('resume'), cancel: why('cancel'), retry_failed: why('retry_failed') },
    resume_credits: 0,
    failed_items: 0,
    ...part,
  };
}

export const run: Run = {
  run_id: 'run_20261120_130000_manual_k3f9',
  status: 'running',
  trigger_type: 'manual',
  current_stage: 4,
  started_at: '2026-11-20T13:00:00Z',
  paused_at: null,
  reopened_at: null,
  completed_at: null,
  pause_requested: false,
  cancel_requested: false,
  hold_expired: false,
  controls: controls(['pause', 'cancel', 'retry_failed'], { failed_items: 1 }),
  total_credits_used: 72,
  estimated_credits: 866,
  credits_held: 968,
  progress_percentage: 48.72,
  estimated_seconds_remaining: 8100,
  elapsed_seconds: 5025,
  error_message: '',
  error: null,
  stage_1_result: { keywords_processed: 47, clusters_created: 8, batches_run: 3, credits_used: 10 },
  stage_2_result: { clusters_processed: 8, ideas_created: 56, batches_run: 8, credits_used: 16 },
  stage_3_result: { ideas_processed: 56, tasks_created: 56, batches: 3 },
  stage_4_result: null,
  stage_5_result: null,
  stage_6_result: null,
  stage_7_result: null,
};

const stages: Stage[] = [
  doneStage(1, 47, '47 keywords → 8 clusters', 10),
  doneStage(2, 8, '8 clusters → 56 ideas', 16),
  doneStage(3, 56, '56 ideas → 56 tasks', 0),
  runningStage,
  stage(5, { expected: 22 }), stage(6), stage(7),
];

const queueOf = (number: number): Queue => stages[number - 1]?.queue ?? EMPTY;

export const snapshot: CurrentRun = {
  run,
  stages,
  queues: {
    stage_1: queueOf(1), stage_2: queueOf(2), stage_3: queueOf(3), stage_4: queueOf(4),
    stage_5: queueOf(5), stage_6: queueOf(6), stage_7: queueOf(7),
  },
  activity_log: ['14:23:45 - Stage 4: Writing “Ultimate Coffee Bean Buying Guide”'],
  overview: [
    { key: 'keywords', label: 'Keywords', count: 47, note: 'clustered' },
    { key: 'clusters', label: 'Clusters', count: 8, note: 'with ideas' },
    { key: 'ideas', label: 'Ideas', count: 56, note: 'queued' },
    { key: 'tasks', label: 'Tasks', count: 33, note: 'to write' },
    { key: 'content', label: 'Content', count: 22, note: 'drafts' },
    { key: 'prompts', label: 'Image prompts', count: 0, note: 'to render' },
    { key: 'images', label: 'Images', count: 0, note: 'generated' },
    { key: 'review', label: 'Review', count: 0, note: 'ready' },
  ],
  events: [
    { id: 4, created_at: '2026-11-20T14:23:45Z', stage: 4, level: 'info', message: 'Writing “Ultimate Coffee Bean Buying Guide”' },
    { id: 3, created_at: '2026-11-20T14:22:30Z', stage: 4, level: 'error', message: '“Cold Brew at Home” failed after 3 attempts: the reply was cut off' },
    { id: 2, created_at: '2026-11-20T14:20:15Z', stage: 4, level: 'success', message: 'Wrote “French Press Basics”: 2,514 words' },
    { id: 1, created_at: '2026-11-20T13:00:00Z', stage: null, level: 'info', message: 'Run started by Alice' },
  ],
  wallet: { balance: 1428, reserved: 968, available: 460 },
  worker: { alive: true, last_seen_at: '2026-11-20T14:23:40Z', message: '' },
  provider: { name: 'openai', is_offline: false, notice: '' },
  schedule: { is_enabled: true, next_run_at: '2026-11-21T01:00:00Z', sentence: 'Daily at 02:00 (Europe/Berlin)' },
  server_time: '2026-11-20T14:23:46Z',
};

/** The running snapshot with another run, and whatever else is given. */
export function withRun(part: Partial<Run> | null, more: Partial<CurrentRun> = {}): CurrentRun {
  return { ...snapshot, run: part && { ...run, ...part }, ...more };
}

export const estimate: Estimate = {
  estimated_credits: 866,
  required_credits: 1040,
  available_credits: 1500,
  enough: true,
  basis: 'defaults',
  stages: [
    { stage: 1, name: 'Keywords → Clusters', items: 47, items_label: 'keywords', waiting: 47, credits: 10, note: '1 credit per 5 keywords' },
    { stage: 2, name: 'Clusters → Ideas', items: 8, items_label: 'clusters', waiting: 0, credits: 16, note: '2 credits per cluster' },
    { stage: 3, name: 'Ideas → Tasks', items: 56, items_label: 'ideas', waiting: 0, credits: 0, note: '' },
    { stage: 4, name: 'Tasks → Content', items: 56, items_label: 'tasks', waiting: 0, credits: 280, note: '1 credit per 500 words' },
    { stage: 5, name: 'Content → Image Prompts', items: 56, items_label: 'articles', waiting: 0, credits: 112, note: '0.5 credits per prompt' },
    { stage: 6, name: 'Image Prompts → Images', items: 224, items_label: 'prompts', waiting: 0, credits: 448, note: '2 credits per image' },
  ],
};

export const config: AutomationConfig = {
  site_id: 12,
  is_enabled: true,
  frequency: 'daily',
  scheduled_time: '02:00',
  weekday: 0,
  day_of_month: 1,
  timezone: 'Europe/Berlin',
  stage_1_batch_size: 20,
  stage_2_batch_size: 1,
  stage_3_batch_size: 20,
  stage_4_batch_size: 1,
  stage_5_batch_size: 1,
  stage_6_batch_size: 1,
  stage_1_concurrency: 1,
  stage_2_concurrency: 1,
  stage_3_concurrency: 1,
  stage_4_concurrency: 1,
  stage_5_concurrency: 1,
  stage_6_concurrency: 1,
  last_run_at: null,
  next_run_at: '2026-11-21T01:00:00Z',
};

export const historyRow: HistoryRow = {
  run_id: 'run_20261119_010000_scheduled_p7q2',
  status: 'completed',
  trigger_type: 'scheduled',
  started_at: '2026-11-19T01:00:00Z',
  completed_at: '2026-11-19T07:12:00Z',
  duration_seconds: 22320,
  current_stage: 7,
  total_credits_used: 852,
  estimated_credits: 866,
  items_completed: 43,
  items_total: 45,
  items_failed: 2,
  error_message: '',
};
