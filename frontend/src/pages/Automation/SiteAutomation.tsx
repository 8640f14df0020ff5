import type { Site } from '@/api/types';
import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';
import { useCurrentRun } from '@/hooks/useAutomation';

import { ActivityLog } from './ActivityLog';
import { ConnectionNotice } from './ConnectionNotice';
import { History } from './History';
import { Notices } from './Notices';
import { Pipeline } from './Pipeline';
import { PageHeader } from './PageHeader';
import { RunPanel } from './RunPanel';
import { ScheduleLine } from './ScheduleLine';
import classes from './SiteAutomation.module.css';
import { StageList } from './StageList';

/** The whole page of one site. One polled answer feeds everything above the history. */
export function SiteAutomation({ site }: { site: Site }) {
  const { data: snapshot, error, refetch, dataUpdatedAt, isError } = useCurrentRun(site.id);
  if (!snapshot) {
    if (!isError) return <PageLoader />;
    return <LoadFailed what="The pipeline" error={error} retry={() => void refetch()} />;
  }
  const { run } = snapshot;
  return (
    <div className={classes.page}>
      <PageHeader site={site} snapshot={snapshot} />
      {isError && <ConnectionNotice since={dataUpdatedAt} retry={() => void refetch()} />}
      <Notices site={site} snapshot={snapshot} />
      <RunPanel siteId={site.id} snapshot={snapshot} />
      <Pipeline siteId={site.id} snapshot={snapshot} />
      <ScheduleLine site={site} snapshot={snapshot} />
      <div className={classes.columns}>
        <StageList site={site} snapshot={snapshot} />
        <ActivityLog key={run?.run_id} events={snapshot.events} run={run} stages={snapshot.stages.length} />
      </div>
      <History siteId={site.id} run={run} />
    </div>
  );
}
