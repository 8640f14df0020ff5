import type { AiTask, TaskGroup, Together } from '@/api/rowTypes';
import type { ErrorPayload } from '@/api/types';

export const GROUP = '6f1c1c1e-3f5b-4a39-9d2a-0c8f1f1c9b11';

export const task: AiTask = {
  task_id: GROUP,
  group: GROUP,
  run_id: null,
  site_id: 12,
  function: 'auto_cluster',
  label: '45 keywords',
  status: 'processing',
  attempts: 0,
  not_before: null,
  created_at: '2026-11-20T14:00:00Z',
  started_at: '2026-11-20T14:00:01Z',
  completed_at: null,
  details: {
    phase: 'AI_CALL',
    message: 'Analyzing keyword relationships (20/45)',
    percentage: 47,
    items_total: 45,
    items_processed: 20,
    current_item: 'best seo tools',
    estimated_seconds_remaining: 120,
  },
  steps: [
    { phase: 'PREP', message: 'Loading 45 keywords for clustering', seconds: 0.2, state: 'done' },
    { phase: 'AI_CALL', message: 'Analyzing keyword relationships (20/45)', seconds: null, state: 'active' },
  ],
  success_message: '',
  error: null,
  credits_used: 0,
  result: {},
  can: { cancel: true, retry: false },
};

const NOTHING: Together = {
  status: 'processing', tasks: 1, completed: 0, failed: 0, cancelled: 0, percentage: 47, items_total: 45,
  items_processed: 20, credits_used: 0, success_message: '',
};

export function groupOf(tasks: AiTask[], together: Partial<Together> = {}): TaskGroup {
  return { tasks, together: { ...NOTHING, tasks: tasks.length, ...together } };
}

export const atWork = groupOf([task]);

export const doneTask: AiTask = {
  ...task, status: 'completed', success_message: '45 keywords mapped into 8 clusters', can: { cancel: false, retry: false },
};

export const doneGroup = groupOf([doneTask], {
  status: 'completed', completed: 1, percentage: 100, items_processed: 45, credits_used: 9,
  success_message: '45 keywords mapped into 8 clusters',
});

export function errorPayload(part: Partial<ErrorPayload> = {}): ErrorPayload {
  return {
    status: 'error', error_type: 'AIProviderError', error_message: 'The AI service is away.', phase: 'AI_CALL',
    timestamp: '2026-11-20T14:00:00Z', details: {}, retryable: true, action: 'retry', ...part,
  };
}

export function failedGroup(error: Partial<ErrorPayload> = {}, canRetry = true): TaskGroup {
  const failed: AiTask = { ...task, status: 'failed', error: errorPayload(error), can: { cancel: false, retry: canRetry } };
  return groupOf([failed], { status: 'failed', failed: 1 });
}

/** As `GET ai/tasks/?group=` answers. */
export function answerOf({ tasks, together }: TaskGroup) {
  return { count: tasks.length, next: null, previous: null, results: tasks, together };
}
