import { Drawer } from '@mantine/core';

import type { Run, Site, Stage } from '@/api/types';
import { formatCounted } from '@/components/common/format';

import { QueuePanel } from './QueuePanel';
import type { QueueState } from './queueView';
import { stageActions } from './stageActions';

interface Props {
  site: Site;
  run: Run;
  stage: Stage;
  first: QueueState;
  onClose: () => void;
}

export default function QueueDrawer({ site, run, stage, first, onClose }: Props) {
  const { number, name, queue, item, items } = stage;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={`Stage ${number}, ${name}: ${formatCounted(queue.total, item, items)}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      overlayProps={{ backgroundOpacity: 0.45 }}
      attributes={{ header: { role: 'presentation' } }}
      styles={{ title: { fontWeight: 600 } }}
    >
      <QueuePanel
        siteId={site.id}
        runId={run.run_id}
        stage={stage}
        retry={stageActions(stage, run, site.role).retry}
        first={first}
      />
    </Drawer>
  );
}
