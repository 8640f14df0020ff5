import { Button } from '@mantine/core';
import { Link } from 'react-router';

import { ProgressBar } from '@/components/common/ProgressBar';

import classes from './QueueDrawer.module.css';
import type { QueueRowView } from './queueView';

interface Props {
  rows: QueueRowView[];
  /** What to say instead of an empty list. */
  none: string;
  /** Null where there is nothing to try again, and for those who may only look. */
  onRetry: ((taskId: string) => void) | null;
  /** Why nothing can be tried again now. */
  blocked: string | null;
  /** Tasks on their way to the server. */
  busy: string[];
}

export function QueueList({ rows, none, onRetry, blocked, busy }: Props) {
  if (rows.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <ul className={classes.list}>
      {rows.map(({ key, label, to, error, facts, percent }) => (
        <li key={key} className={classes.item}>
          <div className={classes.text}>
            <div className={classes.label}>
              {to ? (
                <Link to={to} className={classes.link}>
                  {label}
                </Link>
              ) : (
                label
              )}
            </div>
            {error && <div className={classes.error}>{error}</div>}
            {facts.length > 0 && <div className={classes.facts}>{facts.join(' · ')}</div>}
            {percent !== null && (
              <div className={classes.bar}>
                <ProgressBar value={percent} label={`Progress of ${label}`} />
              </div>
            )}
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
