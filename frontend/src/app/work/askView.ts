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

/** "Costs about 12 credits, 15 at most; 1,500 are available." */
export function costText({ credits, at_most: most, available_credits: available }: TaskEstimate): string {
  if (most === 0) return 'Free of credits.';
  const limit = most > credits ? `, ${formatCount(most)} at most` : '';
  return `Costs about ${formatCounted(credits, 'credit')}${limit}; ${formatCount(available)} are available.`;
}

/** None of the rows needs the work: the note says why. What is made anew needs it in any case. */
export function isNothing({ items }: TaskEstimate, { isAnew = false }: { isAnew?: boolean }): boolean {
  return items === 0 && !isAnew;
}

/** What is missing, in a sentence; null when there is enough. */
export function shortOf({ credits, available_credits: available, enough }: TaskEstimate): string | null {
  if (enough) return null;
  return `This needs ${formatCounted(credits, 'credit')} and ${formatCount(available)} are available: ${formatCount(Math.max(credits - available, 0))} are missing.`;
}
