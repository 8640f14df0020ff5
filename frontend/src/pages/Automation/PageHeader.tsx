import type { CurrentRun, Site } from '@/api/types';
import { StatusBadge } from '@/components/common/StatusBadge';

import classes from './PageHeader.module.css';
import { RunActions } from './RunActions';
import { runBadge } from './runView';

export function PageHeader({ site, snapshot }: { site: Site; snapshot: CurrentRun }) {
  return (
    <header className={classes.header}>
      <div className={classes.title}>
        <h1 className={classes.heading}>Automation</h1>
        <span className={classes.site}>{site.domain}</span>
        <StatusBadge {...runBadge(snapshot.run)} />
      </div>
      <RunActions site={site} snapshot={snapshot} />
    </header>
  );
}
