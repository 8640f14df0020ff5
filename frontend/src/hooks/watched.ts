import type { FunctionName } from '@/api/aiTasks';

/** Work that somebody waits for: a selection that was sent to an AI function. */
export interface Watched {
  /** Id of the first task, by which the server knows the whole selection. */
  group: string;
  function: FunctionName;
  siteId: number;
  /** Rows that were chosen; 0 when it was begun elsewhere and nobody here chose them. */
  count: number;
  since: number;
  /** The reader was told how it ended. */
  isTold?: boolean;
  /** Begun in another window or by a colleague: shown, and no word about its end. */
  isAdopted?: boolean;
  /** The chosen rows, where they are shown one by one (images). */
  ids?: number[];
}

const WEEK = 7 * 24 * 3600 * 1000;
const MOST = 30;

function nameOf(userId: number): string {
  return `igny8-work-${userId}`;
}

function isWatched(value: unknown): value is Watched {
  return typeof value === 'object' && value !== null && 'group' in value && 'function' in value && 'since' in value;
}

/** What this user was waiting for in this browser when the page was left. What is a week old is of interest to nobody. */
export function readWatched(userId: number, now = Date.now()): Watched[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(nameOf(userId)) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.filter(isWatched).filter(({ since, isTold }) => !isTold && now - since < WEEK);
  } catch {
    return []; // storage is switched off, or somebody wrote into it
  }
}

export function writeWatched(userId: number, watched: Watched[]): void {
  try {
    const own = watched.filter(({ isTold, isAdopted }) => !isTold && !isAdopted).slice(-MOST);
    window.localStorage.setItem(nameOf(userId), JSON.stringify(own));
  } catch {
    // storage is switched off: the work goes on, only a reload forgets it
  }
}
