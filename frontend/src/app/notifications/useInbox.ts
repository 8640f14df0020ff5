import { useState } from 'react';

import { getNotifications, type Notification } from '@/api/notifications';
import { notifyFailed } from '@/components/common/notify';
import { useMarkRead, useNotifications } from '@/hooks/useNotifications';

import { cursorOf, merged } from './noticeView';

interface Older {
  rows: Notification[];
  next: string | null;
}

/** The list under the bell: the newest page, polled, and older ones once they are asked for. */
export function useInbox() {
  const { data, error, refetch } = useNotifications();
  const [older, setOlder] = useState<Older>();
  const [isLoading, setIsLoading] = useState(false);
  const read = useMarkRead();
  const cursor = cursorOf(older ? older.next : (data?.next ?? null));

  const loadOlder = async () => {
    setIsLoading(true);
    try {
      const page = await getNotifications(cursor);
      setOlder((current) => ({ rows: merged(current?.rows ?? [], page.results), next: page.next }));
    } catch (reason) {
      notifyFailed('Older notifications could not be loaded.', reason);
    } finally {
      setIsLoading(false);
    }
  };

  const markRead = (ids: number[] | 'all') => {
    read.mutate(ids, {
      onSuccess: () => {
        const isMeant = (id: number) => ids === 'all' || ids.includes(id);
        const now = new Date().toISOString();
        setOlder((current) => current && {
          ...current,
          rows: current.rows.map((row) => (isMeant(row.id) ? { ...row, read_at: row.read_at ?? now } : row)),
        });
      },
      onError: (reason) => notifyFailed('Not marked as read.', reason),
    });
  };

  return {
    rows: merged(data?.results ?? [], older?.rows ?? []),
    unread: data?.unread ?? 0,
    isThere: data !== undefined,
    error,
    refetch,
    hasOlder: cursor !== undefined,
    isLoading,
    loadOlder,
    markRead,
  };
}

export type Inbox = ReturnType<typeof useInbox>;
