import { useState } from 'react';

import { fieldErrorsOf, type FieldErrors } from '@/api/errors';
import type { SiteImageChanges, SiteImages } from '@/api/settingsTypes';
import { notifyDone } from '@/components/common/notify';
import { useSaveSiteImages } from '@/hooks/useSiteImages';

import { countOf } from './providersForm';
import { siteChangesOf, type SiteField } from './siteForm';

export function useSiteForm(saved: SiteImages) {
  const [edits, setEdits] = useState<SiteImageChanges>({});
  const [errors, setErrors] = useState<FieldErrors>({});
  const save = useSaveSiteImages(saved.site_id);
  const changes = siteChangesOf(edits, saved);

  const discard = () => {
    setEdits({});
    setErrors({});
    save.reset();
  };

  const submit = () =>
    save.mutate(changes, {
      onSuccess: () => {
        discard();
        notifyDone(`The settings of ${saved.domain} are saved.`);
      },
      onError: (error) => setErrors(fieldErrorsOf(error)),
    });

  const field = (name: SiteField) => ({
    value: edits[name] ?? saved[name],
    error: errors[name]?.join(' '),
    onChange: (value: string) => {
      setEdits((current) => ({ ...current, [name]: value }));
      setErrors((current) => ({ ...current, [name]: undefined }));
    },
  });

  return { saved, edits, count: countOf(changes), field, discard, submit, error: save.error, isSaving: save.isPending };
}

export type SiteForm = ReturnType<typeof useSiteForm>;
