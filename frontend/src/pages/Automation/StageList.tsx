import type { Stage } from '@/api/types';
import { Panel } from '@/components/common/Panel';

import { StageCard } from './StageCard';
import classes from './StageCard.module.css';
import { stageView } from './stageView';

export function StageList({ stages, hasRun }: { stages: Stage[]; hasRun: boolean }) {
  return (
    <Panel title="Stages" className={classes.panel}>
      <ol className={classes.list}>
        {stages.map((stage) => (
          <StageCard key={stage.number} view={stageView(stage, hasRun)} />
        ))}
      </ol>
    </Panel>
  );
}
