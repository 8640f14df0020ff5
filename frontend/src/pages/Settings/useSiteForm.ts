import { useState } from 'react';

import type { SiteImageChanges, SiteImages } from '@/api/settingsTypes';
import { useSaveSiteImages } from '@/hooks/useSiteImages';

import { countOf } from './providersForm';
import { siteChangesOf, type SiteField } from './siteForm';
import { useFieldErrors } from './useFieldErrors';

export function useSiteForm(saved: SiteImages) {
  const [edits, setEdits] = useState<SiteImageChanges>({});
  const [isSaved, setIsSaved] = useState(false);
  const save = useSaveSiteImages(saved.site_id);
  const { errorOf, touch, forget, refused, failure } = useFieldErrors(save.error);
  const changes = siteChangesOf(edits, saved);

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

  const field = (name: SiteField) => ({
    value: edits[name] ?? saved[name],
    error: errorOf(name),
    onChange: (value: string) => {
      setIsSaved(false);
      setEdits((current) => ({ ...current, [name]: value }));
      touch(name);
    },
  });

  return {
    saved, edits, field, discard, submit,
    count: countOf(changes), isSaved, isSaving: save.isPending, error: save.error, refused, failure,
  };
}

export type SiteForm = ReturnType<typeof useSiteForm>;
