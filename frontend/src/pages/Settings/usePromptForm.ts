import { useState } from 'react';

import { fieldErrorsOf, messageOf } from '@/api/errors';
import type { PromptDetail } from '@/api/settingsTypes';
import { useResetPrompt, useSavePrompt } from '@/hooks/usePrompts';

interface Draft {
  text: string;
  /** The version it was begun on: another one by now is a colleague's. */
  over: string;
}

/** The text as it is being written, on top of what is saved. */
export function usePromptForm(accountId: number, saved: PromptDetail) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [note, setNote] = useState('');
  const save = useSavePrompt(accountId, saved.function);
  const reset = useResetPrompt(accountId, saved.function);

  const text = draft?.text ?? saved.text;
  const isDirty = text !== saved.text;

  const write = (next: string) => {
    setNote('');
    setDraft({ text: next, over: isDirty && draft ? draft.over : saved.version });
  };
  const discard = () => {
    setDraft(null);
    save.reset();
  };
  const done = (words: string, then?: () => void) => () => {
    discard();
    setNote(words);
    then?.();
  };

  return {
    text,
    isDirty,
    write,
    discard,
    /** What was just done, in words; empty when there is nothing to tell. */
    note,
    /** A colleague saved while this was being written. */
    isOvertaken: isDirty && draft !== null && draft.over !== saved.version,
    save: () => save.mutate(text, { onSuccess: done('Saved. The next batch is asked with it.') }),
    restore: (version: string, old: string, then: () => void) =>
      save.mutate(old, { onSuccess: done(`Version ${version} is restored.`, then) }),
    backToDefault: (then: () => void) => reset.mutate(undefined, { onSuccess: done('Back at the default.', then) }),
    isSaving: save.isPending,
    isResetting: reset.isPending,
    resetError: reset.error,
    /** Everything that is wrong with the text, as the server says it; empty when nothing is. */
    problems: save.error ? (fieldErrorsOf(save.error)['text'] ?? [messageOf(save.error)]) : [],
  };
}

export type PromptForm = ReturnType<typeof usePromptForm>;
