import { Button, Group, Modal, Stack, Text } from '@mantine/core';

import type { Approved } from '@/api/rowTypes';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { formatCounted } from '@/components/common/format';
import { notifyDone } from '@/components/common/notify';
import { Notice } from '@/components/common/Notice';
import { useWriterMoves } from '@/hooks/useArticle';

import { approvedText, approveQuestion } from './contentView';

interface Props {
  ids: number[];
  onDone: () => void;
  onClose: () => void;
}

/** Those that were not published, each with the reason. */
function LeftOut({ result, onClose }: { result: Approved; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Not all of them could be approved" size="lg">
      <Stack gap="md">
        <Notice tone="warn">{approvedText(result)}</Notice>
        <ul aria-label="Articles that were left as they were">
          {result.refused.map(({ id, title, reason }) => (
            <li key={id}>
              <Text size="sm" fw={550}>
                {title}
              </Text>
              <Text size="sm" c="dimmed">
                {reason}
              </Text>
            </li>
          ))}
        </ul>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Publishes a selection after a question; what could not be published is named. */
export function ApproveMany({ ids, onDone, onClose }: Props) {
  const { approveMany } = useWriterMoves();
  const what = formatCounted(ids.length, 'article');
  const approve = () =>
    approveMany.mutate(ids, {
      onSuccess: (result) => {
        if (result.refused.length > 0) return;
        notifyDone(approvedText(result));
        onDone();
      },
    });
  if (approveMany.data && approveMany.data.refused.length > 0) return <LeftOut result={approveMany.data} onClose={onDone} />;
  return (
    <ConfirmModal
      title={`Approve ${what}?`}
      action={`Approve ${what}`}
      isBusy={approveMany.isPending}
      error={approveMany.error}
      isHarmless
      onConfirm={approve}
      onClose={onClose}
    >
      {approveQuestion(ids.length)}
    </ConfirmModal>
  );
}
