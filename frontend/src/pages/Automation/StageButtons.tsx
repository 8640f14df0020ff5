import { Button, VisuallyHidden } from '@mantine/core';

import { Icon, type IconName } from '@/components/common/Icon';

import type { Action } from './actionsView';
import classes from './StageCard.module.css';
import type { StageActions } from './stageActions';

export interface StageMoves {
  onMove: (name: 'pause' | 'resume') => void;
  onRetry: (stage: number) => void;
  onShowFailed: (stage: number) => void;
  /** The stage whose failed items are on their way to the server. */
  retrying: number | null;
  moving: string | null;
}

interface Props {
  stage: number;
  actions: StageActions;
  moves: StageMoves;
}

interface ActionButtonProps {
  action: Action;
  icon: IconName;
  stage: number;
  isBusy: boolean;
  onClick: () => void;
}

function ActionButton({ action, icon, stage, isBusy, onClick }: ActionButtonProps) {
  return (
    <Button
      size="compact-sm"
      fz="xs"
      variant="default"
      leftSection={<Icon name={icon} size={14} />}
      loading={isBusy}
      disabled={action.blocked !== null}
      title={action.blocked ?? undefined}
      onClick={onClick}
    >
      {action.label}
      <VisuallyHidden>&nbsp;{stage}</VisuallyHidden>
    </Button>
  );
}

/** Seven cards have the same words on their buttons: the number of the stage tells them apart for who only listens. */
export function StageButtons({ stage, actions: { move, retry, failed }, moves }: Props) {
  if (move === null && retry === null && failed === 0) return null;
  return (
    <div className={classes.buttons}>
      {move && (
        <ActionButton
          action={move}
          icon={move.name === 'pause' ? 'pause' : 'play'}
          stage={stage}
          isBusy={moves.moving === move.name}
          onClick={() => moves.onMove(move.name)}
        />
      )}
      {retry && (
        <ActionButton
          action={retry}
          icon="again"
          stage={stage}
          isBusy={moves.retrying === stage}
          onClick={() => moves.onRetry(stage)}
        />
      )}
      {failed > 0 && (
        <Button
          size="compact-sm"
          fz="xs"
          variant="subtle"
          color="gray"
          c="inherit"
          onClick={() => moves.onShowFailed(stage)}
        >
          Show failed
          <VisuallyHidden>&nbsp;of stage {stage}</VisuallyHidden>
        </Button>
      )}
    </div>
  );
}
