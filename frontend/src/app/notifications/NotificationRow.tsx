import { Link } from 'react-router';

import type { Notification } from '@/api/notifications';
import { formatAgo, formatMoment } from '@/components/common/format';

import classes from './Notifications.module.css';
import { toneOf } from './noticeView';

interface Props {
  notification: Notification;
  now: number;
  onOpen: () => void;
}

export function NotificationRow({ notification, now, onOpen }: Props) {
  const { title, sentence, link, level, created_at: createdAt, read_at: readAt } = notification;
  const isUnread = readAt === null;
  return (
    <li>
      <Link to={link || '/automation'} className={classes.row} data-tone={toneOf(level)} data-unread={isUnread} onClick={onOpen}>
        <span className={classes.mark} aria-hidden />
        <span className={classes.text}>
          <span className={classes.title}>
            {isUnread && <span className={classes.hidden}>Unread: </span>}
            {title}
          </span>
          {sentence && <span className={classes.sentence}>{sentence}</span>}
          <time dateTime={createdAt} title={formatMoment(createdAt)} className={classes.time}>
            {formatAgo((now - Date.parse(createdAt)) / 1000)}
          </time>
        </span>
      </Link>
    </li>
  );
}
