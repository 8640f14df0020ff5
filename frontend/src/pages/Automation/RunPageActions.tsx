import { Button, Group } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';

import type { RunDetail } from '@/api/types';
import { Icon } from '@/components/common/Icon';

import { automationAddress, reviewAddress } from './addresses';
import { useRunMoves } from './useRunMoves';

const CancelModal = lazy(() => import('./CancelModal'));

function Moves({ run, onCancel }: { run: RunDetail; onCancel: () => void }) {
  const { move, moving } = useRunMoves(run.site.id, run);
  const { can_cancel, can_pause, can_resume } = run.controls;
  return (
    <>
      {can_cancel && (
        <Button variant="default" leftSection={<Icon name="stop" size={16} />} onClick={onCancel}>
          Cancel
        </Button>
      )}
      {can_pause && (
        <Button variant="default" leftSection={<Icon name="pause" size={16} />} loading={moving === 'pause'} onClick={() => move('pause')}>
          Pause
        </Button>
      )}
      {can_resume && (
        <Button leftSection={<Icon name="play" size={16} />} loading={moving === 'resume'} onClick={() => move('resume')}>
          Resume
        </Button>
      )}
    </>
  );
}

/** What can be done with the run from its own page. */
export function RunPageActions({ run, mayAct }: { run: RunDetail; mayAct: boolean }) {
  const [isCancelling, setIsCancelling] = useState(false);
  const isActive = run.status === 'running' || run.status === 'paused';
  return (
    <Group gap="xs">
      {run.status === 'completed' && (
        <Button variant="default" component={Link} to={reviewAddress(run.site.id)} rightSection={<Icon name="right" size={14} />}>
          Articles in review
        </Button>
      )}
      {isActive && (
        <Button variant="default" component={Link} to={automationAddress(run.site.id)}>
          Watch it live
        </Button>
      )}
      {mayAct && <Moves run={run} onCancel={() => setIsCancelling(true)} />}
      <Suspense>
        {isCancelling && <CancelModal siteId={run.site.id} run={run} onClose={() => setIsCancelling(false)} />}
      </Suspense>
    </Group>
  );
}
