import { Button } from '@mantine/core';

import { messageOf } from '@/api/errors';
import { Notice } from '@/components/common/Notice';

import type { WebhookFormState } from './useWebhookForm';

/** What can be done with a webhook that is saved. */
export function WebhookButtons({ form: { moves, isChanged, rotate, remove } }: { form: WebhookFormState }) {
  return (
    <>
      <Button variant="default" onClick={() => moves.test.mutate()} loading={moves.test.isPending} disabled={isChanged}>
        Send a test
      </Button>
      <Button variant="default" onClick={rotate} loading={moves.rotate.isPending}>
        New secret
      </Button>
      <Button variant="default" onClick={remove} loading={moves.remove.isPending}>
        Remove
      </Button>
    </>
  );
}

export function TestOutcome({ form: { moves: { test } } }: { form: WebhookFormState }) {
  if (test.error) return <Notice tone="bad">{messageOf(test.error)}</Notice>;
  if (!test.data || test.isPending) return null;
  return <Notice tone={test.data.ok ? 'good' : 'bad'}>{test.data.sentence}</Notice>;
}
