import { Button, Group, Modal, Stack, Text } from '@mantine/core';

import type { Run } from '@/api/types';
import { formatCounted } from '@/components/common/format';

import { useRunMoves } from './useRunMoves';

interface Props {
  siteId: number;
  run: Pick<Run, 'run_id' | 'total_credits_used'>;
  onClose: () => void;
}

export default function CancelModal({ siteId, run, onClose }: Props) {
  const { move, moving } = useRunMoves(siteId, run);
  return (
    <Modal opened onClose={onClose} title="Cancel this run?" size="md">
      <Stack gap="md">
        <Text size="sm">
          The batch in hand is finished and everything made so far is kept; it has used{' '}
          {formatCounted(run.total_credits_used, 'credit')}. Items not yet begun go back to pending and the credits held
          for them are released. A cancelled run cannot be resumed.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it going
          </Button>
          <Button color="red.9" loading={moving === 'cancel'} onClick={() => move('cancel', onClose)}>
            Cancel the run
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
