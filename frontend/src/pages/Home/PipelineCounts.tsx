import { Link } from 'react-router';

import type { Glance } from '@/api/types';
import { Panel } from '@/components/common/Panel';

import { pipelineSteps } from './homeView';
import classes from './PipelineCounts.module.css';

/** What waits in front of each stage, as links to the rows. */
export function PipelineCounts({ glance }: { glance: Glance }) {
  return (
    <Panel title="Pipeline" aside={<Link to={`/automation?site=${glance.site_id}`} className={classes.all}>Automation</Link>}>
      <ol className={classes.steps}>
        {pipelineSteps(glance).map(({ key, label, count, note, isEmpty, to }) => (
          <li key={key} className={classes.step}>
            <Link to={to} className={classes.link} data-empty={isEmpty || undefined}>
              <span className={classes.label}>{label}</span>
              <span className={classes.count}>{count}</span>
              <span className={classes.note}>{note}</span>
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
