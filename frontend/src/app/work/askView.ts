import type { FunctionName } from '@/api/aiTasks';
import { MOST_IDS } from '@/api/rows';
import type { TaskEstimate } from '@/api/rowTypes';
import { formatCount, formatCounted } from '@/components/common/format';
import { rowsText } from '@/components/progress/functionView';

/** Why so many rows cannot be sent at once; null when they can. */
export function tooMany(name: FunctionName, count: number): string | null {
  if (count <= MOST_IDS) return null;
  return `${rowsText(name, count)} are selected. At most ${formatCount(MOST_IDS)} can be sent at once: select fewer, or leave the rest to the automation.`;
}

/** "12 credits of the 1,500 you have", "Free" */
export function costText({ credits, available_credits: available }: TaskEstimate): string {
  if (credits === 0) return 'Free of credits.';
  return `Costs about ${formatCounted(credits, 'credit')}; ${formatCount(available)} are available.`;
}

/** What is missing, in a sentence; null when there is enough. */
export function shortOf({ credits, available_credits: available, enough }: TaskEstimate): string | null {
  if (enough) return null;
  return `This needs ${formatCounted(credits, 'credit')} and ${formatCount(available)} are available: ${formatCount(Math.max(credits - available, 0))} are missing.`;
}
