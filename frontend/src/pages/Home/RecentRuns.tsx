import { VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';

import type { Glance } from '@/api/types';
import { historyRowView } from '@/components/common/historyView';
import { Panel } from '@/components/common/Panel';
import { RelativeTime } from '@/components/common/RelativeTime';
import { StatusBadge } from '@/components/common/StatusBadge';

import classes from './RecentRuns.module.css';

/** The last runs; all of them are on the page of the automation. */
export function RecentRuns({ glance: { recent_runs: runs, site_id: siteId }, now }: { glance: Glance; now: number }) {
  return (
    <Panel title="Recent runs">
      {runs.length === 0 ? (
        <p className={classes.none}>No run yet.</p>
      ) : (
        <ul className={classes.runs}>
          {runs.map((run) => {
            const view = historyRowView(run);
            return (
              <li key={run.run_id} className={classes.run}>
                <Link to={`/automation/runs/${encodeURIComponent(run.run_id)}?site=${siteId}`} className={classes.link}>
                  <VisuallyHidden>Run of&nbsp;</VisuallyHidden>
                  <RelativeTime at={run.started_at} now={now} />
                </Link>
                <StatusBadge {...view.badge} />
                <span className={classes.fact}>
                  {view.items}
                  {view.failed && <span className={classes.failed}>{view.failed}</span>}
                </span>
                <span className={classes.fact}>{view.credits} credits</span>
                <span className={classes.minor}>{view.duration}</span>
                <span className={classes.minor}>{view.trigger}</span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
