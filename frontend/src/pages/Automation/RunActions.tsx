import { Button, Group, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';

import type { CurrentRun, Site } from '@/api/types';
import { Icon, type IconName } from '@/components/common/Icon';

import { actionsView, type Action } from './actionsView';
import { useRunMoves } from './useRunMoves';

const StartModal = lazy(() => import('./StartModal'));
const CancelModal = lazy(() => import('./CancelModal'));

interface ActionButtonProps {
  action: Action | null;
  icon: IconName;
  onClick: () => void;
  isBusy?: boolean;
  isMain?: boolean;
}

function ActionButton({ action, icon, onClick, isBusy = false, isMain = false }: ActionButtonProps) {
  if (action === null) return null;
  return (
    <Button
      variant={isMain ? 'filled' : 'default'}
      leftSection={<Icon name={icon} size={16} />}
      onClick={onClick}
      loading={isBusy}
      disabled={action.blocked !== null}
      title={action.blocked ?? undefined}
    >
      {action.label}
    </Button>
  );
}

export function RunActions({ site, snapshot }: { site: Site; snapshot: CurrentRun }) {
  const [dialog, setDialog] = useState<'start' | 'cancel' | null>(null);
  const { move, moving } = useRunMoves(site.id, snapshot.run);
  const actions = actionsView(snapshot.run, site.role);
  const close = () => setDialog(null);

  if (site.role === 'viewer') {
    return (
      <Text size="sm" c="dimmed">
        You can look on; starting runs takes the role editor.
      </Text>
    );
  }
  return (
    <Group gap="xs">
      <ActionButton action={actions.cancel} icon="stop" onClick={() => setDialog('cancel')} />
      <ActionButton action={actions.pause} icon="pause" onClick={() => move('pause')} isBusy={moving === 'pause'} />
      <ActionButton action={actions.resume} icon="play" onClick={() => move('resume')} isBusy={moving === 'resume'} isMain />
      <ActionButton
        action={actions.runNow}
        icon="play"
        onClick={() => setDialog('start')}
        isMain={actions.resume === null}
      />
      <Suspense>
        {dialog === 'start' && <StartModal site={site} snapshot={snapshot} onClose={close} />}
        {dialog === 'cancel' && snapshot.run && <CancelModal siteId={site.id} run={snapshot.run} onClose={close} />}
      </Suspense>
    </Group>
  );
}
