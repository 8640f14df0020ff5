import type { TaskGroup } from '@/api/rowTypes';
import { formatCount } from '@/components/common/format';
import { doingText } from '@/components/progress/functionView';
import type { Watched } from '@/hooks/watched';

/** "Clustering 50 keywords". Of work that was begun elsewhere the server knows how much there is. */
export function titleOf(work: Watched, group: TaskGroup | undefined): string {
  return doingText(work.function, work.count || (group?.together.items_total ?? 0));
}

/** The name of the button in the header, which shows only a number. */
export function trayLabel(running: number): string {
  if (running === 0) return 'AI work: nothing is running';
  return `AI work: ${formatCount(running)} running`;
}
