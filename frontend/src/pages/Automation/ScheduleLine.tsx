import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';

import type { CurrentRun, Site } from '@/api/types';
import { Icon } from '@/components/common/Icon';
import { scheduleView } from '@/components/common/scheduleView';
import { useNow } from '@/hooks/useNow';

import classes from './ScheduleLine.module.css';
import { ScheduleSwitch } from './ScheduleSwitch';

const ConfigModal = lazy(() => import('./ConfigModal'));

export function ScheduleLine({ site, snapshot }: { site: Site; snapshot: CurrentRun }) {
  const [isOpen, setIsOpen] = useState(false);
  const { headline, detail } = scheduleView(snapshot, site.timezone, useNow());
  return (
    <section className={classes.line} aria-label="Schedule">
      <Icon name="calendar" className={classes.icon} />
      <p className={classes.text}>
        <strong className={classes.headline}>{headline}</strong> <span className={classes.detail}>{detail}</span>
      </p>
      {site.role !== 'viewer' && (
        <div className={classes.buttons}>
          <ScheduleSwitch siteId={site.id} schedule={snapshot.schedule} />
          <Button variant="default" size="xs" onClick={() => setIsOpen(true)}>
            Configure
          </Button>
        </div>
      )}
      <Suspense>
        {isOpen && <ConfigModal site={site} stages={snapshot.stages} onClose={() => setIsOpen(false)} />}
      </Suspense>
    </section>
  );
}
