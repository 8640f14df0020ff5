import type { FunctionName } from '@/api/aiTasks';
import { MOST_IDS } from '@/api/rows';
import type { TaskEstimate } from '@/api/rowTypes';
import { formatCount, formatCounted } from '@/components/common/format';
import { rowsText, WORDS } from '@/components/progress/functionView';
import type { Ask } from '@/hooks/useWork';

/** Why so many rows cannot be sent at once; null when they can. */
export function tooMany(name: FunctionName, count: number): string | null {
  if (count <= MOST_IDS) return null;
  return `${rowsText(name, count)} are selected. At most ${formatCount(MOST_IDS)} can be sent at once: select fewer, or leave the rest to the automation.`;
}

/** "Costs about 12 credits, 15 at most; 1,500 are available." */
export function costText({ items, credits, at_most: most, available_credits: available }: TaskEstimate): string {
  if (items === 0) return 'None of them needs it: nothing would be done.';
  if (most === 0) return 'Free of credits.';
  const limit = most > credits ? `, ${formatCount(most)} at most` : '';
  return `Costs about ${formatCounted(credits, 'credit')}${limit}; ${formatCount(available)} are available.`;
}

/** "Cluster with AI: 45 keywords" */
export function askTitle({ function: name, ids, isAnew = false }: Ask): string {
  return `${WORDS[name].action}${isAnew ? ' anew' : ''}: ${rowsText(name, ids.length)}`;
}

/** None of the rows needs the work: the note says why. */
export function isNothing({ items }: TaskEstimate): boolean {
  return items === 0;
}

/** What is missing, in a sentence; null when there is enough. */
export function shortOf({ credits, available_credits: available, enough }: TaskEstimate): string | null {
  if (enough) return null;
  return `This needs ${formatCounted(credits, 'credit')} and ${formatCount(available)} are available: ${formatCount(Math.max(credits - available, 0))} are missing.`;
}
