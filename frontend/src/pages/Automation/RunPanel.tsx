import { Text } from '@mantine/core';
import { Link } from 'react-router';

import type { CurrentRun } from '@/api/types';
import { Panel } from '@/components/common/Panel';
import { ProgressBar } from '@/components/common/ProgressBar';

import { runAddress } from './addresses';
import { Facts } from './Facts';
import classes from './RunPanel.module.css';
import { runView, walletFacts } from './runView';

function Progress({ snapshot: { run, stages } }: { snapshot: CurrentRun }) {
  if (run === null) {
    return (
      <Text size="sm" c="dimmed" maw="60ch">
        No run yet. “Run now” shows what a run of this site would cost before it starts. It stops when the articles are
        ready for review; nothing is published.
      </Text>
    );
  }
  const view = runView(run, stages);
  return (
    <>
      <div className={classes.headline}>
        <span className={classes.percent}>{view.percentLabel}</span>
        <span>{view.stageLine}</span>
      </div>
      <ProgressBar value={view.percent} label="Progress of the run" tone={view.tone} size="thick" parts={stages.length} />
      <Facts facts={view.facts} label="This run" />
    </>
  );
}

export function RunPanel({ siteId, snapshot }: { siteId: number; snapshot: CurrentRun }) {
  return (
    <div className={classes.row}>
      <Panel title={snapshot.run ? 'Overall progress' : 'Ready'} aside={snapshot.run && <RunLink siteId={siteId} id={snapshot.run.run_id} />}>
        <Progress snapshot={snapshot} />
      </Panel>
      <Panel title="Credits">
        <Facts facts={walletFacts(snapshot.wallet)} label="Wallet" />
      </Panel>
    </div>
  );
}

function RunLink({ siteId, id }: { siteId: number; id: string }) {
  return (
    <Link to={runAddress(siteId, id)} className={classes.runId}>
      {id}
    </Link>
  );
}
