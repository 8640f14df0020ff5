import { VisuallyHidden } from '@mantine/core';

import type { RunEvent } from '@/api/types';
import { formatClock, formatMoment } from '@/components/common/format';

import classes from './ActivityLog.module.css';
import { LEVEL_TONES } from './logView';

function Entry({ event }: { event: RunEvent }) {
  const isBad = event.level === 'warning' || event.level === 'error';
  return (
    <li className={classes.entry} data-tone={LEVEL_TONES[event.level]} data-level={event.level}>
      <time className={classes.time} dateTime={event.created_at} title={formatMoment(event.created_at)}>
        {formatClock(event.created_at)}
      </time>
      <span className={classes.mark} aria-hidden />
      <span className={classes.message}>
        {isBad && <VisuallyHidden>{event.level}: </VisuallyHidden>}
        {event.stage !== null && <span className={classes.stage}>Stage {event.stage}</span>} {event.message}
      </span>
    </li>
  );
}

export function LogEntries({ events }: { events: RunEvent[] }) {
  return (
    <ol className={classes.list}>
      {events.map((event) => (
        <Entry key={event.id} event={event} />
      ))}
    </ol>
  );
}
