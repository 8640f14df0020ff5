import { useState } from 'react';

import { fieldErrorsOf, type FieldErrors } from '@/api/errors';
import type { ProviderSettings, TextField } from '@/api/settingsTypes';
import { notifyDone } from '@/components/common/notify';
import { useSaveProviders } from '@/hooks/useProviderSettings';

import { changesOf, countOf, ownValue, type Edits } from './providersForm';
import { sourceLine } from './providersView';

/** The form over all panels of the page: one Save for everything, each field with its own error. */
export function useProvidersForm(saved: ProviderSettings, accountName: string) {
  const [edits, setEdits] = useState<Edits>({});
  const [errors, setErrors] = useState<FieldErrors>({});
  const save = useSaveProviders(saved.account_id);
  const changes = changesOf(edits, saved);

  const errorOf = (name: keyof Edits) => errors[name]?.join(' ');

  const change = <Name extends keyof Edits>(name: Name, value: Edits[Name]) => {
    setEdits((current) => ({ ...current, [name]: value }));
    setErrors((current) => ({ ...current, [name]: undefined }));
  };

  const discard = () => {
    setEdits({});
    setErrors({});
    save.reset();
  };

  const submit = () =>
    save.mutate(changes, {
      onSuccess: () => {
        discard();
        notifyDone(`The AI providers of ${accountName} are saved.`);
      },
      onError: (error) => setErrors(fieldErrorsOf(error)),
    });

  /** What every field of text shares. */
  const field = (name: TextField) => ({
    value: ownValue(name, edits, saved),
    placeholder: saved[name].own === '' ? saved[name].in_force : '',
    description: sourceLine(name, edits, saved),
    error: errorOf(name),
  });

  return {
    saved, edits, changes, count: countOf(changes), errorOf, change, field, discard, submit,
    error: save.error, isSaving: save.isPending,
  };
}

export type ProvidersForm = ReturnType<typeof useProvidersForm>;
