import { VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';

import type { CurrentRun } from '@/api/types';
import { versionOf } from '@/components/common/historyView';
import { Icon } from '@/components/common/Icon';
import { Panel } from '@/components/common/Panel';
import { useWaiting } from '@/hooks/useAutomation';

import { keywordsAddress } from './addresses';
import classes from './Pipeline.module.css';
import { NOTHING_WAITS, pipelineLine, pipelineView, type Bar, type PipelineNode } from './pipelineView';
import { isActive } from './runView';

function Shares({ bar }: { bar: Bar | null }) {
  return (
    <span className={classes.bar} data-empty={bar === null || undefined}>
      {bar && (
        <>
          <span data-tone="good" style={{ width: `${bar.completed}%` }} />
          <span data-tone="bad" style={{ width: `${bar.failed}%` }} />
          <span data-tone="live" className={classes.inWork} style={{ width: `${bar.inWork}%` }} />
        </>
      )}
    </span>
  );
}

/** The drawing is for the eye; one sentence says the same to those who listen. */
function Node({ node }: { node: PipelineNode }) {
  const { label, count, note, state, tone, bar, progress, sentence } = node;
  return (
    <li className={classes.step} data-tone={tone} data-state={state}>
      <VisuallyHidden>{sentence}</VisuallyHidden>
      <span className={classes.rail} aria-hidden>
        <span className={classes.dot}>{state === 'done' && <Icon name="check" size={12} />}</span>
        <span className={classes.line} />
      </span>
      <span className={classes.text} aria-hidden>
        <span className={classes.label}>{label}</span>
        <span className={classes.figure}>
          <span className={classes.count}>{count}</span> <span className={classes.note}>{note}</span>
        </span>
        <Shares bar={bar} />
        <span className={classes.progress}>{progress}</span>
      </span>
    </li>
  );
}

/** Where nothing waits a run would do nothing: the way on is new keywords. */
function Headline({ siteId, text }: { siteId: number; text: string }) {
  return (
    <span className={classes.headline}>
      {text}
      {text === NOTHING_WAITS && (
        <>
          : <Link to={keywordsAddress(siteId)}>import keywords</Link>
        </>
      )}
    </span>
  );
}

/** What the site has at each step, in the order it flows, and between which of them something moves now. */
export function Pipeline({ siteId, snapshot }: { siteId: number; snapshot: CurrentRun }) {
  const { run } = snapshot;
  const { data: estimate } = useWaiting(siteId, { version: versionOf(run), isActive: isActive(run) });
  const nodes = pipelineView(snapshot, estimate);
  return (
    <Panel title="Pipeline" aside={<Headline siteId={siteId} text={pipelineLine(snapshot, nodes)} />}>
      <ol className={classes.steps}>
        {nodes.map((node) => (
          <Node key={node.key} node={node} />
        ))}
      </ol>
    </Panel>
  );
}
