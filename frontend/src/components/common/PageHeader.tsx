import type { ReactNode } from 'react';

import classes from './PageHeader.module.css';
import { StatusBadge } from './StatusBadge';
import type { Badge } from './tone';

interface Props {
  title: string;
  /** Whose: the domain of the site, the name of the account. */
  of?: string | undefined;
  /** How it stands. */
  badge?: Badge | undefined;
  /** Buttons of the page, the most important one last. */
  children?: ReactNode;
}

/** The first line of every page. */
export function PageHeader({ title, of, badge, children }: Props) {
  return (
    <header className={classes.header}>
      <div className={classes.title}>
        <h1 className={classes.heading}>{title}</h1>
        {of && <span className={classes.of}>{of}</span>}
        {badge && (
          <span className={classes.badge}>
            <StatusBadge {...badge} />
          </span>
        )}
      </div>
      {children && <div className={classes.actions}>{children}</div>}
    </header>
  );
}
