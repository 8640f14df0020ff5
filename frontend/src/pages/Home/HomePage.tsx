import { Skeleton } from '@mantine/core';

import type { Site } from '@/api/types';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { PageHeader } from '@/components/common/PageHeader';
import { SiteGate } from '@/components/common/SiteGate';
import { useGlance } from '@/hooks/useGlance';
import { useNow } from '@/hooks/useNow';
import { useSite } from '@/hooks/useSite';

import { Ahead } from './Ahead';
import { FirstSteps } from './FirstSteps';
import classes from './Home.module.css';
import { firstSteps } from './homeView';
import { Moving } from './Moving';
import { NeedList } from './NeedList';
import { PipelineCounts } from './PipelineCounts';
import { RecentRuns } from './RecentRuns';

/** Of the size of what comes, so that nothing jumps. */
function Places() {
  return (
    <div className={classes.page} role="status" aria-label="Loading the dashboard">
      <Skeleton h={150} />
      <div className={classes.columns}>
        <Skeleton h={170} />
        <Skeleton h={170} />
      </div>
      <Skeleton h={160} />
    </div>
  );
}

function Overview({ site }: { site: Site }) {
  const { data: glance, error, isError, refetch } = useGlance(site.id);
  const now = useNow();
  if (!glance) {
    return isError ? <LoadFailed what="The dashboard" error={error} retry={() => void refetch()} /> : <Places />;
  }
  const steps = glance.first_steps;
  return (
    <div className={classes.page}>
      {isError && (
        <Notice tone="warn" title="Connection lost.">
          These are the last figures. Still trying.
        </Notice>
      )}
      {steps.length > 0 && <FirstSteps steps={firstSteps(steps, site.id)} />}
      {(steps.length === 0 || glance.needs.length > 0) && <NeedList site={site} needs={glance.needs} />}
      <div className={classes.columns}>
        <Moving glance={glance} />
        <Ahead site={site} glance={glance} now={now} />
      </div>
      <PipelineCounts glance={glance} />
      {glance.recent_runs.length > 0 && <RecentRuns glance={glance} now={now} />}
    </div>
  );
}

/** The first page: what needs its reader, before everything else. */
export default function HomePage() {
  const found = useSite();
  return (
    <>
      <PageHeader title="Dashboard" of={found.site?.domain} />
      <SiteGate found={found} none={<FirstSteps steps={firstSteps([], null)} />}>
        {(site) => <Overview site={site} />}
      </SiteGate>
    </>
  );
}
