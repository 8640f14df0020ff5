import { Button, Group, Modal, Stack } from '@mantine/core';

import type { CurrentRun, Site } from '@/api/types';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { PageLoader } from '@/components/common/PageLoader';
import { messageOf } from '@/api/errors';
import { useEstimate, useRunNow } from '@/hooks/useAutomation';

import { EstimateTable } from './EstimateTable';
import { estimateView, workerWarning } from './estimateView';

interface Props {
  site: Site;
  snapshot: CurrentRun;
  onClose: () => void;
}

/** What the run would cost, before it costs anything. */
export default function StartModal({ site, snapshot, onClose }: Props) {
  const { data, error, refetch } = useEstimate(site.id);
  const start = useRunNow(site.id);
  const view = data && estimateView(data);
  const warning = workerWarning(snapshot);

  // The page itself shows the new run: nothing else has to say so.
  const submit = () => start.mutate(undefined, { onSuccess: onClose });

  return (
    <Modal opened onClose={onClose} title={`Run ${site.domain} now`} size="lg">
      <Stack gap="md">
        {!view && !error && <PageLoader what="the estimate" isSmall />}
        {error && <LoadFailed what="The estimate" error={error} retry={() => void refetch()} />}
        {view && <EstimateTable view={view} />}
        {view?.blocked && <Notice tone="warn">{view.blocked}</Notice>}
        {warning && <Notice tone="warn">{warning}</Notice>}
        {start.isError && <Notice tone="bad">{messageOf(start.error)}</Notice>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button onClick={submit} loading={start.isPending} disabled={!view || view.blocked !== null}>
            Start run
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
