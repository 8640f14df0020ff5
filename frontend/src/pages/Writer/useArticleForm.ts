import { useState } from 'react';

import { ApiError, fieldErrorsOf } from '@/api/errors';
import type { ContentDetail } from '@/api/rowTypes';
import { useArticleMoves } from '@/hooks/useArticle';

import { articleChanges, articleFormOf, type Field } from './articleForm';

/** When somebody else saved: the moment of what is there now. */
function changedAt(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.status !== 409) return null;
  const at = error.payload.details['updated_at'];
  return typeof at === 'string' ? at : null;
}

/** What is typed is kept through every refusal; polls of the article do not touch it. */
export function useArticleForm(article: ContentDetail, onSaved: () => void) {
  const [before] = useState(() => articleFormOf(article));
  const [seen] = useState(article.updated_at);
  const [form, setForm] = useState(before);
  const { save } = useArticleMoves(article.id);
  const changes = articleChanges(before, form);
  const count = Object.keys(changes).length;
  const errors = fieldErrorsOf(save.error);
  const theirs = changedAt(save.error);

  const send = (updatedAt: string) => {
    if (count === 0) return onSaved();
    save.mutate({ ...changes, updated_at: updatedAt }, { onSuccess: onSaved });
  };

  return {
    form, count,
    set: (name: Field, value: string) => setForm((now) => ({ ...now, [name]: value })),
    errorOf: (name: Field) => errors[name]?.[0],
    submit: () => send(seen),
    /** Saves over what a colleague wrote, in the fields that were changed here and no others. */
    overwrite: () => theirs && send(theirs),
    isSaving: save.isPending,
    isOvertaken: theirs !== null,
    failure: Object.keys(errors).length === 0 && theirs === null ? save.error : null,
  };
}

export type ArticleFormState = ReturnType<typeof useArticleForm>;
