import type { QueueItem, Stage } from '@/api/types';
import { formatCount, formatCounted } from '@/components/common/format';

export interface FailedView {
  key: string;
  label: string;
  error: string;
  facts: string[];
}

/** What the error itself does not say: how often it was tried and how many items hang on it. */
export function failedView({ task_id: key, label, error, attempts, items }: QueueItem, stage: Stage): FailedView {
  const many = items > 1 ? [`${formatCount(items)} ${stage.items}`] : [];
  return {
    key,
    label: label || `${formatCount(items)} ${stage.items}`,
    error: error?.error_message || 'It failed without a message.',
    facts: [...many, ...(attempts > 0 ? [formatCounted(attempts, 'attempt')] : [])],
  };
}

/** A search is worth its place once the list is longer than a screen. */
export const SEARCH_FROM = 8;

/** Why the list is empty. */
export function emptyText(search: string): string {
  return search ? `No failed item has “${search}” in its name.` : 'Nothing failed is left here.';
}
