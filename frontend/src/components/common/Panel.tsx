import type { ReactNode } from 'react';
import { useId } from 'react';

import classes from './Panel.module.css';

interface Props {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** A titled surface: a landmark that a screen reader can jump to by its heading. */
export function Panel({ title, aside, children, className }: Props) {
  const headingId = useId();
  return (
    <section className={`${classes.panel} ${className ?? ''}`} aria-labelledby={headingId}>
      <header className={classes.header}>
        <h2 id={headingId} className={classes.title}>
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
