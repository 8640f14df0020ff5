import type { CurrentRun } from '@/api/types';
import { Icon } from '@/components/common/Icon';
import { Panel } from '@/components/common/Panel';
import { useWaiting } from '@/hooks/useAutomation';

import { versionOf } from './historyView';
import classes from './Overview.module.css';
import { overviewView } from './overviewView';
import { isActive } from './runView';

/** What the site has at each step, in the order it flows. */
export function Overview({ siteId, snapshot }: { siteId: number; snapshot: CurrentRun }) {
  const { run } = snapshot;
  const { data: estimate } = useWaiting(siteId, { version: versionOf(run), isActive: isActive(run) });
  return (
    <Panel title="Pipeline">
      <ol className={classes.steps}>
        {overviewView(snapshot, estimate).map(({ key, label, count, note }, index) => (
          <li key={key} className={classes.step}>
            {index > 0 && <Icon name="right" size={14} className={classes.arrow} />}
            <span className={classes.label}>{label}</span>
            <span className={classes.count}>{count}</span>
            <span className={classes.note}>{note}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
