import { Text } from '@mantine/core';
import { Link, useParams } from 'react-router';

import type { RunDetail, Site } from '@/api/types';
import { Icon } from '@/components/common/Icon';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { PageHeader } from '@/components/common/PageHeader';
import { PageLoader } from '@/components/common/PageLoader';
import { Panel } from '@/components/common/Panel';
import { StatusBadge } from '@/components/common/StatusBadge';
import { useRun } from '@/hooks/useAutomation';
import { useSites } from '@/hooks/useSite';

import { automationAddress } from './addresses';
import { runDetailView, type RunDetailView } from './runDetailView';
import { Facts } from './Facts';
import { RunCharts } from './RunCharts';
import { RunItems } from './RunItems';
import { RunLog } from './RunLog';
import { RunPageActions } from './RunPageActions';
import classes from './RunPage.module.css';
import { StageTable } from './StageTable';

function Head({ run, view, mayAct }: { run: RunDetail; view: RunDetailView; mayAct: boolean }) {
  return (
    <>
      <Link to={automationAddress(run.site.id)} className={classes.back}>
        <Icon name="left" size={14} /> Automation
      </Link>
      <PageHeader title={view.title} of={run.site.domain}>
        <RunPageActions run={run} mayAct={mayAct} />
      </PageHeader>
      {run.error && (
        <Notice tone={run.status === 'failed' ? 'bad' : 'warn'} title={`Stopped at stage ${run.current_stage}.`}>
          {run.error.error_message}
        </Notice>
      )}
    </>
  );
}

function Run({ run, mayAct }: { run: RunDetail; mayAct: boolean }) {
  const view = runDetailView(run);
  return (
    <div className={classes.page}>
      <Head run={run} view={view} mayAct={mayAct} />
      <Panel title="Summary" aside={<StatusBadge {...view.badge} />}>
        <Facts facts={view.facts} label="This run" />
        <Text size="xs" c="dimmed" mt="sm" className={classes.id}>
          {run.run_id}
        </Text>
      </Panel>
      <Panel title="Time and credits">
        <Text size="sm" c="dimmed" mb="sm">
          {view.chartText}
        </Text>
        <RunCharts points={view.points} />
        <StageTable rows={view.rows} />
      </Panel>
      <RunItems run={run} mayAct={mayAct} />
      <RunLog run={run} />
    </div>
  );
}

function roleAt(sites: Site[], run: RunDetail): Site['role'] | undefined {
  return sites.find(({ id }) => id === run.site.id)?.role;
}

/** One run, also one of long ago: what it took, what became of every item, and all it wrote down. */
export default function RunPage() {
  const { runId = '' } = useParams();
  const { data: sites = [] } = useSites();
  const { data: run, error, refetch } = useRun(runId);
  if (run) return <Run run={run} mayAct={(roleAt(sites, run) ?? 'viewer') !== 'viewer'} />;
  if (error) return <LoadFailed what="This run" error={error} retry={() => void refetch()} />;
  return <PageLoader what="the run" />;
}
