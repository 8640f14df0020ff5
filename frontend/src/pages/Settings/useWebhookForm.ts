import { useState } from 'react';

import { fieldErrorsOf } from '@/api/errors';
import type { Webhook } from '@/api/notifications';
import { notifyFailed } from '@/components/common/notify';
import { useWebhookMoves } from '@/hooks/useWebhook';

import { useFieldErrors } from './useFieldErrors';

interface Edits {
  url?: string;
  enabled?: boolean;
}

/** What is being entered over what is saved, and the secret while it can be seen. */
export function useWebhookForm(webhook: Webhook) {
  const [edits, setEdits] = useState<Edits>({});
  const [secret, setSecret] = useState('');
  const moves = useWebhookMoves(webhook.site_id);
  const { errorOf, touch, forget } = useFieldErrors(moves.save.error);
  const url = edits.url ?? webhook.url;
  const isOn = edits.enabled ?? (webhook.enabled || !webhook.is_set);
  const isChanged = url.trim() !== webhook.url || (webhook.is_set && isOn !== webhook.enabled);

  const save = () => {
    forget();
    moves.test.reset();
    moves.save.mutate(
      { url: url.trim(), enabled: isOn },
      {
        onSuccess: (saved) => {
          setEdits({});
          if (saved.secret) setSecret(saved.secret);
        },
        onError: (reason) => {
          if (!fieldErrorsOf(reason).url) notifyFailed('Not saved.', reason);
        },
      },
    );
  };
  const rotate = () =>
    moves.rotate.mutate(undefined, {
      onSuccess: (saved) => setSecret(saved.secret ?? ''),
      onError: (reason) => notifyFailed('The secret is still the old one.', reason),
    });
  const remove = () =>
    moves.remove.mutate(undefined, {
      onSuccess: () => {
        setEdits({});
        setSecret('');
        moves.test.reset();
      },
      onError: (reason) => notifyFailed('Not removed.', reason),
    });
  const setUrl = (value: string) => {
    setEdits((current) => ({ ...current, url: value }));
    touch('url');
  };
  const setOn = (enabled: boolean) => setEdits((current) => ({ ...current, enabled }));
  return { url, setUrl, isOn, setOn, secret, moves, error: errorOf('url'), isChanged, save, rotate, remove };
}

export type WebhookFormState = ReturnType<typeof useWebhookForm>;
