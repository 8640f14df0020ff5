import { Button } from '@mantine/core';

import { messageOf } from '@/api/errors';
import { formatCounted } from '@/components/common/format';
import { Notice } from '@/components/common/Notice';

import classes from './SaveBar.module.css';

interface Props {
  /** How many values differ from what is saved; none: nothing is shown. */
  count: number;
  error: unknown;
  isSaving: boolean;
  onDiscard: () => void;
}

/** Stays at the lower edge of the window while something is not saved. Save is the form's submit button. */
export function SaveBar({ count, error, isSaving, onDiscard }: Props) {
  if (count === 0) return null;
  return (
    <div className={classes.bar}>
      {error !== null && (
        <Notice tone="bad" title="Not saved.">
          {messageOf(error)}
        </Notice>
      )}
      <div className={classes.row}>
        <span className={classes.count} role="status">
          {formatCounted(count, 'unsaved change')}
        </span>
        <Button variant="default" onClick={onDiscard} disabled={isSaving}>
          Discard
        </Button>
        <Button type="submit" loading={isSaving}>
          Save
        </Button>
      </div>
    </div>
  );
}
