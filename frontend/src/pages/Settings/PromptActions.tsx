import { Button } from '@mantine/core';

import type { PromptDetail } from '@/api/settingsTypes';

import classes from './PromptActions.module.css';
import type { PromptForm } from './usePromptForm';

export type PromptDialog = 'preview' | 'versions' | 'default';

interface Props {
  saved: PromptDetail;
  form: PromptForm;
  onOpen: (dialog: PromptDialog) => void;
}

/** What can be done with the text, always in sight: prompts are long. Looking at its preview and its versions is open to everyone. */
export function PromptActions({ saved, form, onOpen }: Props) {
  return (
    <div className={classes.actions}>
      {saved.may_change && (
        <Button onClick={form.save} loading={form.isSaving} disabled={!form.isDirty}>
          Save
        </Button>
      )}
      {form.isDirty && (
        <Button variant="default" onClick={form.discard} disabled={form.isSaving}>
          Discard
        </Button>
      )}
      <Button variant="default" onClick={() => onOpen('preview')}>
        Preview
      </Button>
      <Button variant="default" onClick={() => onOpen('versions')}>
        Versions
      </Button>
      {saved.may_change && !saved.is_default && (
        <Button variant="default" onClick={() => onOpen('default')}>
          Back to default
        </Button>
      )}
      <span className={classes.note} role="status">
        {form.note}
      </span>
    </div>
  );
}
