import { Text } from '@mantine/core';

import type { CurrentRun } from '@/api/types';
import { Panel } from '@/components/common/Panel';
import { ProgressBar } from '@/components/common/ProgressBar';

import classes from './RunPanel.module.css';
import { runView, walletFacts, type Fact } from './runView';

function Facts({ facts, label }: { facts: Fact[]; label: string }) {
  return (
    <dl className={classes.facts} aria-label={label}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt className={classes.factLabel}>{fact.label}</dt>
          <dd className={classes.factValue}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

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

export function RunPanel({ snapshot }: { snapshot: CurrentRun }) {
  return (
    <div className={classes.row}>
      <Panel title={snapshot.run ? 'Overall progress' : 'Ready'} aside={snapshot.run && <RunId id={snapshot.run.run_id} />}>
        <Progress snapshot={snapshot} />
      </Panel>
      <Panel title="Credits">
        <Facts facts={walletFacts(snapshot.wallet)} label="Wallet" />
      </Panel>
    </div>
  );
}

function RunId({ id }: { id: string }) {
  return (
    <Text size="xs" c="dimmed" className={classes.runId}>
      {id}
    </Text>
  );
}
