import { Button, Group, Modal, Stack } from '@mantine/core';
import { Link } from 'react-router';

import type { CurrentRun, Site } from '@/api/types';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { PageLoader } from '@/components/common/PageLoader';
import { messageOf } from '@/api/errors';
import { useEstimate, useRunNow } from '@/hooks/useAutomation';

import { keywordsAddress } from './addresses';
import { EstimateTable } from './EstimateTable';
import { estimateView, workerWarning, type EstimateView } from './estimateView';

interface Props {
  site: Site;
  snapshot: CurrentRun;
  onClose: () => void;
}

function Blocked({ view: { blocked, isEmpty }, siteId }: { view: EstimateView; siteId: number }) {
  if (blocked === null) return null;
  const way = (
    <Button size="xs" component={Link} to={keywordsAddress(siteId)}>
      Import keywords
    </Button>
  );
  return (
    <Notice tone="warn" action={isEmpty && way}>
      {blocked}
    </Notice>
  );
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
        {view && !view.isEmpty && <EstimateTable view={view} />}
        {view && <Blocked view={view} siteId={site.id} />}
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
