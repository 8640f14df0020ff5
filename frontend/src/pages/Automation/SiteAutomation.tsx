import type { Site } from '@/api/types';
import { LoadFailed } from '@/components/common/LoadFailed';
import { PageHeader } from '@/components/common/PageHeader';
import { PageLoader } from '@/components/common/PageLoader';
import { useCurrentRun } from '@/hooks/useAutomation';

import { ActivityLog } from './ActivityLog';
import { ConnectionNotice } from './ConnectionNotice';
import { History } from './History';
import { Notices } from './Notices';
import { Pipeline } from './Pipeline';
import { RunActions } from './RunActions';
import { RunPanel } from './RunPanel';
import { runBadge } from './runView';
import { ScheduleLine } from './ScheduleLine';
import classes from './SiteAutomation.module.css';
import { StageList } from './StageList';

/** The whole page of one site. One polled answer feeds everything above the history. */
export function SiteAutomation({ site }: { site: Site }) {
  const { data: snapshot, error, refetch, dataUpdatedAt, isError } = useCurrentRun(site.id);
  if (!snapshot) {
    if (!isError) return <PageLoader what="the pipeline" />;
    return <LoadFailed what="The pipeline" error={error} retry={() => void refetch()} />;
  }
  const { run } = snapshot;
  return (
    <div className={classes.page}>
      <PageHeader title="Automation" of={site.domain} badge={runBadge(run)}>
        <RunActions site={site} snapshot={snapshot} />
      </PageHeader>
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
