import { Button } from '@mantine/core';

import { messageOf } from '@/api/errors';
import { formatCounted } from '@/components/common/format';
import { Notice } from '@/components/common/Notice';

import classes from './SaveBar.module.css';

interface Props {
  form: {
    /** How many values differ from what is saved. */
    count: number;
    isSaved: boolean;
    isSaving: boolean;
    /** Fields still to be corrected. */
    refused: number;
    failure: unknown;
    discard: () => void;
  };
  savedNote: string;
}

/** What is wrong with a field stands beside it; here only that there is something, which may be out of sight. */
function Unsaved({ form }: Omit<Props, 'savedNote'>) {
  return (
    <>
      {form.failure !== null && (
        <Notice tone="bad" title="Not saved.">
          {messageOf(form.failure)}
        </Notice>
      )}
      <div className={classes.row}>
        {form.refused > 0 ? (
          <span className={`${classes.count} ${classes.refused}`} role="alert">
            Not saved: {formatCounted(form.refused, 'field')} to correct
          </span>
        ) : (
          <span className={classes.count} role="status">
            {formatCounted(form.count, 'unsaved change')}
          </span>
        )}
        <Button variant="default" onClick={form.discard} disabled={form.isSaving}>
          Discard
        </Button>
        <Button type="submit" loading={form.isSaving}>
          Save
        </Button>
      </div>
    </>
  );
}

/**
 * Stays at the lower edge of the window while something is not saved, and says there when it is: a message on top of it
 * would be in the way of the next Save, which is the form's submit button.
 */
export function SaveBar({ form, savedNote }: Props) {
  if (form.count === 0 && !form.isSaved) return null;
  return (
    <div className={classes.bar}>
      {form.count > 0 ? (
        <Unsaved form={form} />
      ) : (
        <span className={`${classes.count} ${classes.saved}`} role="status">
          {savedNote}
        </span>
      )}
    </div>
  );
}
