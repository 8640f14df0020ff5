import type { ReactNode } from 'react';

import { Icon, type IconName } from './Icon';
import classes from './Notice.module.css';
import type { Tone } from './tone';

interface Props {
  tone: Tone;
  title?: string | undefined;
  children: ReactNode;
  action?: ReactNode;
}

const ICONS: Partial<Record<Tone, IconName>> = { bad: 'alert', warn: 'alert', good: 'check' };

/** Bad news interrupts a screen reader, everything else waits for its turn. */
export function Notice({ tone, title, children, action }: Props) {
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={ICONS[tone] ?? 'info'} className={classes.icon} />
      <div className={classes.text}>
        {title && <strong className={classes.title}>{title}</strong>} <span>{children}</span>
      </div>
      {action}
    </div>
  );
}
