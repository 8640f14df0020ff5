import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';

import type { RunDetail } from '@/api/types';
import { Icon } from '@/components/common/Icon';

import { automationAddress } from './addresses';
import { useRunMoves } from './useRunMoves';

/** What can be done with the run from its own page; cancelling is on the automation page, where its effect shows. */
export function RunPageActions({ run, mayAct }: { run: RunDetail; mayAct: boolean }) {
  const { move, moving } = useRunMoves(run.site.id, run);
  const isActive = run.status === 'running' || run.status === 'paused';
  return (
    <Group gap="xs">
      {mayAct && run.controls.can_pause && (
        <Button variant="default" leftSection={<Icon name="pause" size={16} />} loading={moving === 'pause'} onClick={() => move('pause')}>
          Pause
        </Button>
      )}
      {mayAct && run.controls.can_resume && (
        <Button leftSection={<Icon name="play" size={16} />} loading={moving === 'resume'} onClick={() => move('resume')}>
          Resume
        </Button>
      )}
      {isActive && (
        <Button variant="default" component={Link} to={automationAddress(run.site.id)}>
          Watch it live
        </Button>
      )}
    </Group>
  );
}
