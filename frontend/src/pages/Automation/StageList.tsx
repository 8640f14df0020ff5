import { lazy, Suspense, useState } from 'react';

import type { CurrentRun, Run, Site } from '@/api/types';
import { Panel } from '@/components/common/Panel';

import type { QueueState } from './queueView';
import { stageActions } from './stageActions';
import { StageButtons, type StageMoves } from './StageButtons';
import { StageCard } from './StageCard';
import classes from './StageCard.module.css';
import { stageView } from './stageView';
import { useRetry } from './useRetry';
import { useRunMoves } from './useRunMoves';

const QueueDrawer = lazy(() => import('./QueueDrawer'));

function useStageMoves(siteId: number, run: Run | null, onShow: StageMoves['onShow']): StageMoves {
  const { move, moving } = useRunMoves(siteId, run);
  const { retry, retrying } = useRetry(siteId);
  return {
    onMove: move,
    onRetry: (stage) => run && retry({ runId: run.run_id, stage }),
    onShow,
    retrying: retrying?.stage ?? null,
    moving,
  };
}

interface Shown {
  stage: number;
  state: QueueState;
}

export function StageList({ site, snapshot: { run, stages, server_time: serverTime } }: { site: Site; snapshot: CurrentRun }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const moves = useStageMoves(site.id, run, (stage, state) => setShown({ stage, state }));
  const stage = stages.find(({ number }) => number === shown?.stage);
  const now = Date.parse(serverTime);
  return (
    <Panel title="Stages" className={classes.panel}>
      <ol className={classes.list}>
        {stages.map((one) => (
          <StageCard
            key={one.number}
            view={stageView(one, run !== null, now)}
            buttons={<StageButtons site={site} stage={one} actions={stageActions(one, run, site.role)} moves={moves} />}
          />
        ))}
      </ol>
      <Suspense>
        {stage && run && shown && (
          <QueueDrawer site={site} run={run} stage={stage} first={shown.state} onClose={() => setShown(null)} />
        )}
      </Suspense>
    </Panel>
  );
}
