import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';

import type { RunDetail } from '@/api/types';
import { formatCounted } from '@/components/common/format';
import { Panel } from '@/components/common/Panel';

import type { Action } from './actionsView';
import { QueuePanel } from './QueuePanel';
import { busiest } from './queueView';
import { stageToShow, type StageDetail } from './runDetailView';

interface Props {
  run: RunDetail;
  mayAct: boolean;
}

function retryOf(run: RunDetail, mayAct: boolean): Action | null {
  if (!mayAct || !run.is_latest || run.status === 'cancelled') return null;
  return { label: 'Retry all', blocked: run.controls.reasons.retry_failed || null };
}

function optionOf({ number, name, queue, item, items }: StageDetail) {
  return { value: String(number), label: `${number}. ${name} (${formatCounted(queue.total, item, items)})` };
}

/** Every item of the run, stage by stage. */
export function RunItems({ run, mayAct }: Props) {
  const [asked, setAsked] = useState<number | null>(null);
  const shown = asked ?? stageToShow(run.stages);
  const stage = run.stages.find(({ number }) => number === shown);
  if (!stage) {
    return (
      <Panel title="Items">
        <Text size="sm" c="dimmed">
          This run has put nothing into a queue{run.status === 'running' ? ' yet' : ''}.
        </Text>
      </Panel>
    );
  }
  const filled = run.stages.filter(({ type, queue, started_at: began }) => type !== 'Manual' && began !== null && queue.total > 0);
  const choice = (
    <NativeSelect
      size="xs"
      aria-label="Stage of the items"
      data={filled.map(optionOf)}
      value={String(stage.number)}
      onChange={(event) => setAsked(Number(event.currentTarget.value))}
    />
  );
  return (
    <Panel title="Items" aside={choice}>
      <QueuePanel
        key={stage.number}
        siteId={run.site.id}
        runId={run.run_id}
        stage={stage}
        retry={retryOf(run, mayAct)}
        first={busiest(stage.queue)}
      />
    </Panel>
  );
}
