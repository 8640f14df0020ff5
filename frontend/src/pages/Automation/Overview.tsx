import type { OverviewEntry } from '@/api/types';
import { formatCount } from '@/components/common/format';
import { Icon } from '@/components/common/Icon';
import { Panel } from '@/components/common/Panel';

import classes from './Overview.module.css';

/** What the site has at each step, in the order it flows. */
export function Overview({ entries }: { entries: OverviewEntry[] }) {
  return (
    <Panel title="Pipeline">
      <ol className={classes.steps}>
        {entries.map(({ key, label, count, note }, index) => (
          <li key={key} className={classes.step}>
            {index > 0 && <Icon name="right" size={14} className={classes.arrow} />}
            <span className={classes.label}>{label}</span>
            <span className={classes.count}>{formatCount(count)}</span>
            <span className={classes.note}>{note}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
