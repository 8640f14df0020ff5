import { Link } from 'react-router';

import type { Glance } from '@/api/types';
import { Panel } from '@/components/common/Panel';
import { ProgressBar } from '@/components/common/ProgressBar';
import { StatusBadge } from '@/components/common/StatusBadge';

import { movingView, workLines } from './homeView';
import classes from './Home.module.css';

function Run({ run, siteId }: { run: NonNullable<Glance['run']>; siteId: number }) {
  const view = movingView(run);
  return (
    <div className={classes.run}>
      <div className={classes.runHead}>
        <Link to={`/automation?site=${siteId}`} className={classes.link}>
          {view.stageLine}
        </Link>
        <StatusBadge {...view.badge} />
      </div>
      <ProgressBar value={view.percent} label="Progress of the run" tone={view.badge.tone} size="thick" />
      <p className={classes.facts}>{view.facts.join(' · ')}</p>
      {/* Its place is kept while there is nothing to say between two batches. */}
      <p className={classes.now}>{view.message}</p>
    </div>
  );
}

/** What machines do for the site now. */
export function Moving({ glance: { run, work, site_id: siteId } }: { glance: Glance }) {
  return (
    <Panel title="At work now">
      {run && <Run run={run} siteId={siteId} />}
      {work.length > 0 && (
        <ul className={classes.work} aria-label="Asked for by people">
          {workLines(work).map(({ key, title, text }) => (
            <li key={key}>
              <span>{title}</span>
              <span className={classes.quiet}>{text}</span>
            </li>
          ))}
        </ul>
      )}
      {!run && work.length === 0 && <p className={classes.quiet}>Nothing is running.</p>}
    </Panel>
  );
}
