import type { ReactNode } from 'react';

import classes from './EmptyState.module.css';

interface Props {
  title: string;
  children: ReactNode;
  /** What to do about it: buttons or links. */
  action?: ReactNode;
}

/** Where rows would be: why there are none and what to do next. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      <p className={classes.text}>{children}</p>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
