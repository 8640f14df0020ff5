import { Button, Group } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';

import type { Run, RunEvent } from '@/api/types';
import { formatCount } from '@/components/common/format';
import { Icon } from '@/components/common/Icon';
import { Panel } from '@/components/common/Panel';

import classes from './ActivityLog.module.css';
import { LogEntries } from './LogEntries';
import { LogFilters } from './LogFilters';
import { emptyLog } from './logView';
import { useLiveLog } from './useLiveLog';

const LogModal = lazy(() => import('./LogModal'));

type Log = ReturnType<typeof useLiveLog>;

function FollowButton({ isHeld, missed, hold, follow }: Log) {
  return (
    <Button
      variant="default"
      size="compact-xs"
      leftSection={<Icon name={isHeld ? 'play' : 'pause'} size={12} />}
      onClick={isHeld ? follow : hold}
    >
      {isHeld ? `Follow${missed > 0 ? ` (${formatCount(missed)} new)` : ''}` : 'Hold'}
    </Button>
  );
}

interface Props {
  events: RunEvent[];
  run: Run | null;
  stages: number;
}

/** Newest first. Can be scrolled with the keyboard; what arrives is read out when the reader has a pause. */
export function ActivityLog({ events, run, stages }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const log = useLiveLog(run?.run_id ?? '', events);
  const buttons = run && (
    <Group gap={6}>
      {log.hasEvents && <FollowButton {...log} />}
      <Button variant="default" size="compact-xs" onClick={() => setIsOpen(true)}>
        Full log
      </Button>
    </Group>
  );
  return (
    <Panel title="Live log" aside={buttons} className={classes.panel}>
      {log.hasEvents && <LogFilters filter={log.filter} stages={stages} onChange={log.setFilter} />}
      {/* The box is focused by keyboard users who want to scroll it. */}
      <div className={classes.scroll} role="log" aria-live="polite" aria-label="Events, newest first" tabIndex={0}>
        {log.shown.length === 0 && <p className={classes.empty}>{emptyLog(log.hasEvents)}</p>}
        <LogEntries events={log.shown} />
      </div>
      <Suspense>{isOpen && run && <LogModal runId={run.run_id} onClose={() => setIsOpen(false)} />}</Suspense>
    </Panel>
  );
}
