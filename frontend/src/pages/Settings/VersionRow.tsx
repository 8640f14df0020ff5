import { Button } from '@mantine/core';

import type { PromptVersion } from '@/api/settingsTypes';
import { formatMoment } from '@/components/common/format';
import { StatusBadge } from '@/components/common/StatusBadge';

import classes from './PromptModal.module.css';

interface Props {
  version: PromptVersion;
  /** Absent where it cannot be restored: its text is in use, or the reader may not. */
  onRestore: (() => void) | undefined;
  isBusy: boolean;
}

export function VersionRow({ version, onRestore, isBusy }: Props) {
  const name = `version ${version.version}`;
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        <div className={classes.name}>
          Version {version.version}
          <span className={classes.when}>
            {formatMoment(version.saved_at)}
            {version.saved_by && ` by ${version.saved_by}`}
          </span>
        </div>
        {version.active && <StatusBadge label="In use" tone="good" />}
        {onRestore && (
          <Button size="xs" variant="default" aria-label={`Restore ${name}`} loading={isBusy} onClick={onRestore}>
            Restore
          </Button>
        )}
      </div>
      <details className={classes.details}>
        <summary className={classes.summary} aria-label={`Show the text of ${name}`}>
          Show the text
        </summary>
        {/* What scrolls has to be reachable with the keyboard. */}
        <pre className={classes.text} tabIndex={0}>
          {version.text}
        </pre>
      </details>
    </li>
  );
}
