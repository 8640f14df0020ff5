import { Link } from 'react-router';

import type { Glance, Site } from '@/api/types';
import { formatCount } from '@/components/common/format';
import { Panel } from '@/components/common/Panel';
import { scheduleView } from '@/components/common/scheduleView';

import { creditsText } from './homeView';
import classes from './Home.module.css';

/** When it goes on, and what there is to pay it with. */
export function Ahead({ site, glance, now }: { site: Site; glance: Glance; now: number }) {
  const schedule = scheduleView(glance, site.timezone, now);
  return (
    <Panel title="Ahead">
      <dl className={classes.ahead}>
        <div>
          <dt>Schedule</dt>
          <dd>
            <Link to={`/automation?site=${site.id}`} className={classes.link}>
              {schedule.headline}
            </Link>
            <span className={classes.quiet}>{schedule.detail}</span>
          </dd>
        </div>
        <div>
          <dt>Credits</dt>
          <dd>
            <Link to={`/billing?site=${site.id}`} className={classes.link}>
              {formatCount(glance.wallet.available)} available
            </Link>
            <span className={classes.quiet}>{creditsText(glance)}</span>
          </dd>
        </div>
      </dl>
    </Panel>
  );
}
