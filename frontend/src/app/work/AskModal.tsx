import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';

import { ApiError } from '@/api/errors';
import type { TaskEstimate } from '@/api/rowTypes';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { errorView } from '@/components/progress/errorView';
import { useStartFunction, useTaskEstimate } from '@/hooks/useTaskGroup';
import type { Ask } from '@/hooks/useWork';

import { askTitle, costText, isNothing, shortOf, tooMany } from './askView';

interface Props {
  what: Ask;
  onStarted: (group: string) => void;
  onClose: () => void;
}

function Estimate({ estimate, site }: { estimate: TaskEstimate; site: string }) {
  const short = shortOf(estimate);
  if (short === null) {
    return (
      <Text size="sm">
        {costText(estimate)} {estimate.note}
      </Text>
    );
  }
  return (
    <Notice
      tone="warn"
      title="Not enough credits."
      action={
        <Button size="xs" component={Link} to={`/billing${site}`}>
          Purchase Credits
        </Button>
      }
    >
      {short}
    </Notice>
  );
}

function Refusal({ error, what, site }: { error: Error; what: Ask; site: string }) {
  const view = error instanceof ApiError ? errorView(error.payload, what.function, false) : null;
  const to = view?.button?.to;
  return (
    <Notice
      tone="bad"
      title={view?.title}
      action={
        to && (
          <Button size="xs" variant="default" component={Link} to={`${to}${site}`}>
            {view?.button?.label}
          </Button>
        )
      }
    >
      {view?.message ?? error.message}
    </Notice>
  );
}

/** What it would cost, before it costs anything. */
export default function AskModal({ what, onStarted, onClose }: Props) {
  const excess = tooMany(what.function, what.ids.length);
  const estimate = useTaskEstimate(what, excess === null);
  const start = useStartFunction();
  const site = `?site=${what.siteId}`;
  const isReady = excess === null && estimate.data?.enough === true && !isNothing(estimate.data);
  const submit = () =>
    start.mutate({ name: what.function, ids: what.ids, isAnew: what.isAnew ?? false }, { onSuccess: ({ task_id }) => onStarted(task_id) });

  return (
    <Modal opened onClose={onClose} title={askTitle(what)}>
      <Stack gap="md">
        {excess && <Notice tone="warn">{excess}</Notice>}
        {!excess && !estimate.data && !estimate.error && <Skeleton h={22} aria-label="Working out the cost" />}
        {estimate.error && (
          <LoadFailed what="The cost" error={estimate.error} retry={() => void estimate.refetch()} />
        )}
        {estimate.data && <Estimate estimate={estimate.data} site={site} />}
        {start.error && <Refusal error={start.error} what={what} site={site} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button onClick={submit} loading={start.isPending} disabled={!isReady} data-autofocus>
            Start
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
