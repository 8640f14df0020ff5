import { Button } from '@mantine/core';

import { LoadFailed } from '@/components/common/LoadFailed';
import { useNow } from '@/hooks/useNow';

import { NotificationRow } from './NotificationRow';
import classes from './Notifications.module.css';
import type { Inbox } from './useInbox';

function Rows({ inbox, onOpen }: { inbox: Inbox; onOpen: () => void }) {
  const now = useNow();
  if (inbox.rows.length === 0) {
    return <p className={classes.empty}>Nothing yet. When a run is through or needs you, it is said here.</p>;
  }
  return (
    <ul className={classes.rows}>
      {inbox.rows.map((notification) => (
        <NotificationRow
          key={notification.id}
          notification={notification}
          now={now}
          onOpen={() => {
            if (notification.read_at === null) inbox.markRead([notification.id]);
            onOpen();
          }}
        />
      ))}
    </ul>
  );
}

export function NotificationList({ inbox, onOpen }: { inbox: Inbox; onOpen: () => void }) {
  return (
    <div className={classes.list}>
      <div className={classes.header}>
        <h2 className={classes.heading}>Notifications</h2>
        {inbox.unread > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => inbox.markRead('all')}>
            Mark all as read
          </Button>
        )}
      </div>
      <div className={classes.scroll}>
        {inbox.error && !inbox.isThere ? (
          <LoadFailed what="The list" error={inbox.error} retry={() => void inbox.refetch()} />
        ) : (
          <Rows inbox={inbox} onOpen={onOpen} />
        )}
        {inbox.hasOlder && (
          <Button size="xs" variant="default" fullWidth loading={inbox.isLoading} onClick={() => void inbox.loadOlder()}>
            Show older
          </Button>
        )}
      </div>
    </div>
  );
}
