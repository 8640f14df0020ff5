import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';

import type { Run, RunEvent } from '@/api/types';
import { formatClock, formatMoment } from '@/components/common/format';
import { Panel } from '@/components/common/Panel';
import type { Tone } from '@/components/common/tone';

import classes from './ActivityLog.module.css';

const LogModal = lazy(() => import('./LogModal'));

const TONES: Record<RunEvent['level'], Tone> = { info: 'quiet', success: 'good', warning: 'warn', error: 'bad' };

function Entry({ event }: { event: RunEvent }) {
  return (
    <li className={classes.entry} data-tone={TONES[event.level]} data-level={event.level}>
      <time className={classes.time} dateTime={event.created_at} title={formatMoment(event.created_at)}>
        {formatClock(event.created_at)}
      </time>
      <span className={classes.mark} aria-hidden />
      <span className={classes.message}>
        {event.stage !== null && <span className={classes.stage}>Stage {event.stage}</span>} {event.message}
      </span>
    </li>
  );
}

/** Newest first. Can be scrolled with the keyboard; what arrives is read out when the reader has a pause. */
export function ActivityLog({ events, run }: { events: RunEvent[]; run: Run | null }) {
  const [isOpen, setIsOpen] = useState(false);
  const fullLog = run && (
    <Button variant="default" size="compact-xs" onClick={() => setIsOpen(true)}>
      Full log
    </Button>
  );
  return (
    <Panel title="Live log" aside={fullLog} className={classes.panel}>
      {/* The box is focused by keyboard users who want to scroll it. */}
      <div className={classes.scroll} role="log" aria-live="polite" aria-label="Events, newest first" tabIndex={0}>
        {events.length === 0 && <p className={classes.empty}>Events of a run appear here as they happen.</p>}
        <ol className={classes.list}>
          {events.map((event) => (
            <Entry key={event.id} event={event} />
          ))}
        </ol>
      </div>
      <Suspense>{isOpen && run && <LogModal runId={run.run_id} onClose={() => setIsOpen(false)} />}</Suspense>
    </Panel>
  );
}
