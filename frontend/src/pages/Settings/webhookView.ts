import type { Webhook } from '@/api/notifications';
import { formatMoment } from '@/components/common/format';

/** "Last call: 20 Nov 2026, 15:00, delivered." */
export function lastCall({ last_at: at, last_sentence: sentence }: Webhook): string {
  if (at === null) return 'Not called yet.';
  return `Last call: ${formatMoment(at)}. ${sentence}`;
}
