import { Button } from '@mantine/core';

import classes from './FailedDrawer.module.css';
import type { FailedView } from './failedView';

interface Props {
  items: FailedView[];
  /** What to say instead of an empty list. */
  none: string;
  /** Null for those who may only look. */
  onRetry: ((taskId: string) => void) | null;
  /** Why nothing can be tried again now. */
  blocked: string | null;
  /** Tasks on their way to the server. */
  busy: string[];
}

export function FailedList({ items, none, onRetry, blocked, busy }: Props) {
  if (items.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <ul className={classes.list}>
      {items.map(({ key, label, error, facts }) => (
        <li key={key} className={classes.item}>
          <div className={classes.text}>
            <div className={classes.label}>{label}</div>
            <div className={classes.error}>{error}</div>
            {facts.length > 0 && <div className={classes.facts}>{facts.join(' · ')}</div>}
          </div>
          {onRetry && (
            <Button
              size="compact-sm"
              fz="xs"
              variant="default"
              loading={busy.includes(key)}
              disabled={blocked !== null}
              title={blocked ?? undefined}
              aria-label={`Retry ${label}`}
              onClick={() => onRetry(key)}
            >
              Retry
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
