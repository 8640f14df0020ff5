import { lazy, Suspense, useState } from 'react';

import type { CurrentRun, Run, Site } from '@/api/types';
import { Panel } from '@/components/common/Panel';

import { stageActions } from './stageActions';
import { StageButtons, type StageMoves } from './StageButtons';
import { StageCard } from './StageCard';
import classes from './StageCard.module.css';
import { stageView } from './stageView';
import { useRetry } from './useRetry';
import { useRunMoves } from './useRunMoves';

const FailedDrawer = lazy(() => import('./FailedDrawer'));

function useStageMoves(siteId: number, run: Run | null, onShowFailed: (stage: number) => void): StageMoves {
  const { move, moving } = useRunMoves(siteId, run);
  const { retry, retrying } = useRetry(siteId);
  return {
    onMove: move,
    onRetry: (stage) => run && retry({ runId: run.run_id, stage }),
    onShowFailed,
    retrying: retrying?.stage ?? null,
    moving,
  };
}

export function StageList({ site, snapshot: { run, stages } }: { site: Site; snapshot: CurrentRun }) {
  const [shown, setShown] = useState<number | null>(null);
  const moves = useStageMoves(site.id, run, setShown);
  const stage = stages.find(({ number }) => number === shown);
  return (
    <Panel title="Stages" className={classes.panel}>
      <ol className={classes.list}>
        {stages.map((one) => (
          <StageCard
            key={one.number}
            view={stageView(one, run !== null)}
            buttons={<StageButtons stage={one.number} actions={stageActions(one, run, site.role)} moves={moves} />}
          />
        ))}
      </ol>
      <Suspense>
        {stage && run && <FailedDrawer site={site} run={run} stage={stage} onClose={() => setShown(null)} />}
      </Suspense>
    </Panel>
  );
}
