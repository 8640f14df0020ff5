import type { FunctionName } from '@/api/aiTasks';
import type { ErrorPayload } from '@/api/types';
import type { AiTask, TaskGroup } from '@/api/rowTypes';
import { formatCounted } from '@/components/common/format';

import { WORDS } from './functionView';

export interface ErrorView {
  title: string;
  message: string;
  /** Leads to another page, or takes the failed work up again. */
  button: { label: string; to: string } | { label: string; to: null } | null;
}

const TITLES: Partial<Record<string, string>> = {
  InsufficientCreditsError: 'Not enough credits.',
  ValidationError: 'The data cannot be used.',
  AIProviderError: 'The AI service did not answer.',
  TimeoutError: 'The AI service took too long.',
  RateLimitError: 'Too much at once.',
  AuthenticationError: 'The AI service refused the key.',
  ConflictError: 'Other work has these rows.',
};

function buttonOf(error: ErrorPayload, name: FunctionName, canRetry: boolean): ErrorView['button'] {
  switch (error.action) {
    case 'purchase_credits':
      return { label: 'Purchase Credits', to: '/billing' };
    case 'fix_data':
      return { label: 'Fix Data', to: WORDS[name].from };
    case 'open_settings':
      return { label: 'Open settings', to: '/settings/providers' };
    case 'view_run':
      return { label: 'View run', to: '/automation' };
    default:
      return canRetry ? { label: 'Retry', to: null } : null;
  }
}

/** An error in words, with what to do about it. */
export function errorView(error: ErrorPayload, name: FunctionName, canRetry: boolean): ErrorView {
  return {
    title: TITLES[error.error_type] ?? 'It did not work.',
    message: error.error_message,
    button: buttonOf(error, name, canRetry),
  };
}

function isFailed({ status }: AiTask): boolean {
  return status === 'failed';
}

/** What an ended selection failed of: the first error tells, the others are listed with their parts. */
export function groupError({ tasks }: TaskGroup, name: FunctionName): ErrorView | null {
  const failed = tasks.find((task) => isFailed(task) && task.error);
  if (!failed?.error) return null;
  return errorView(failed.error, name, tasks.some((task) => isFailed(task) && task.can.retry));
}

/** Cancelled work can be taken up again too, though nothing is wrong with it. */
export function retryLabel({ tasks, together }: TaskGroup): string | null {
  const isWhole = tasks.length === together.tasks;
  // Of very many tasks only the first come with the answer: what did not work is counted by the server.
  const again = isWhole ? tasks.filter(({ can }) => can.retry).length : together.failed + together.cancelled;
  if (again === 0) return null;
  return together.tasks > 1 ? `Retry ${formatCounted(again, 'part')}` : 'Retry';
}
