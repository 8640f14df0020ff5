import type { Notification } from '@/api/notifications';
import type { Tone } from '@/components/common/tone';

const TONES: Record<Notification['level'], Tone> = { success: 'good', warning: 'warn', error: 'bad' };

export function toneOf(level: Notification['level']): Tone {
  return TONES[level];
}

/** The name of the bell, which shows only a number. */
export function bellLabel(unread: number): string {
  return unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`;
}

/** What fits on the bell. */
export function bellCount(unread: number): string {
  return unread > 99 ? '99+' : String(unread);
}

/** The cursor within the address of the next page; undefined when there is none. */
export function cursorOf(next: string | null): string | undefined {
  return next === null ? undefined : (new URL(next).searchParams.get('cursor') ?? undefined);
}

/** The newest page over older ones that were loaded before; what came in since may have pushed rows from page to page. */
export function merged(newest: Notification[], older: Notification[]): Notification[] {
  const known = new Set(newest.map(({ id }) => id));
  return [...newest, ...older.filter(({ id }) => !known.has(id))];
}
