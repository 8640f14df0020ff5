import { useState } from 'react';

import type { ProviderSettings, TextField } from '@/api/settingsTypes';
import { useSaveProviders } from '@/hooks/useProviderSettings';

import { changesOf, countOf, ownValue, valueInForce, type Edits } from './providersForm';
import { sourceLine } from './providersView';
import { useFieldErrors } from './useFieldErrors';

/** The form over all panels of the page: one Save for everything, each field with its own error. */
export function useProvidersForm(saved: ProviderSettings) {
  const [edits, setEdits] = useState<Edits>({});
  const [isSaved, setIsSaved] = useState(false);
  const save = useSaveProviders(saved.account_id);
  const { errorOf, touch, forget, refused, failure } = useFieldErrors(save.error);
  const changes = changesOf(edits, saved);

  const change = <Name extends keyof Edits>(name: Name, value: Edits[Name]) => {
    setIsSaved(false);
    setEdits((current) => ({ ...current, [name]: value }));
    touch(name);
  };

  const discard = () => {
    setEdits({});
    save.reset();
    forget();
  };

  const submit = () => {
    forget();
    save.mutate(changes, {
      onSuccess: () => {
        discard();
        setIsSaved(true);
      },
    });
  };

  /** What every field of text shares. */
  const field = (name: TextField) => ({
    value: ownValue(name, edits, saved),
    placeholder: valueInForce(name, edits, saved) ?? '',
    description: sourceLine(name, edits, saved),
    error: errorOf(name),
  });

  return {
    saved, edits, changes, change, field, errorOf, discard, submit,
    count: countOf(changes), isSaved, isSaving: save.isPending, error: save.error, refused, failure,
  };
}

export type ProvidersForm = ReturnType<typeof useProvidersForm>;
