import { Button, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { Site, Stage } from '@/api/types';
import { formatCounted } from '@/components/common/format';
import { Icon, type IconName } from '@/components/common/Icon';

import type { Action } from './actionsView';
import { reviewAddress } from './addresses';
import { busiest, type QueueState } from './queueView';
import classes from './StageCard.module.css';
import type { StageActions } from './stageActions';

export interface StageMoves {
  onMove: (name: 'pause' | 'resume') => void;
  onRetry: (stage: number) => void;
  onShow: (stage: number, state: QueueState) => void;
  /** The stage whose failed items are on their way to the server. */
  retrying: number | null;
  moving: string | null;
}

interface Props {
  site: Site;
  stage: Stage;
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

const SMALL = { size: 'compact-sm', fz: 'xs' } as const;

function ActionButton({ action, icon, stage, isBusy, onClick }: ActionButtonProps) {
  return (
    <Button
      {...SMALL}
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

function LookButton({ children, stage, onClick }: { children: ReactNode; stage: number; onClick: () => void }) {
  return (
    <Button {...SMALL} variant="subtle" color="gray" className={classes.look} onClick={onClick}>
      {children}
      <VisuallyHidden>&nbsp;of stage {stage}</VisuallyHidden>
    </Button>
  );
}

function GateLink({ siteId, ready }: { siteId: number; ready: number }) {
  return (
    <Button {...SMALL} variant="default" component={Link} to={reviewAddress(siteId)} rightSection={<Icon name="right" size={14} />}>
      Review {formatCounted(ready, 'article')}
    </Button>
  );
}

/** Seven cards have the same words on their buttons: the number of the stage tells them apart for who only listens. */
export function StageButtons({ site, stage, actions, moves }: Props) {
  const { move, retry, failed, hasQueue, ready, leadsToSettings } = actions;
  const { number } = stage;
  if (move === null && retry === null && !hasQueue && ready === 0) return null;
  return (
    <div className={classes.buttons}>
      {move && (
        <ActionButton
          action={move}
          icon={move.name === 'pause' ? 'pause' : 'play'}
          stage={number}
          isBusy={moves.moving === move.name}
          onClick={() => moves.onMove(move.name)}
        />
      )}
      {leadsToSettings && (
        <Button {...SMALL} variant="default" component={Link} to={`/settings/providers?site=${site.id}`}>
          Open settings
        </Button>
      )}
      {retry && (
        <ActionButton
          action={retry}
          icon="again"
          stage={number}
          isBusy={moves.retrying === number}
          onClick={() => moves.onRetry(number)}
        />
      )}
      {failed > 0 && (
        <LookButton stage={number} onClick={() => moves.onShow(number, 'failed')}>
          Show failed
        </LookButton>
      )}
      {hasQueue && (
        <LookButton stage={number} onClick={() => moves.onShow(number, busiest(stage.queue))}>
          Details
        </LookButton>
      )}
      {ready > 0 && <GateLink siteId={site.id} ready={ready} />}
    </div>
  );
}
