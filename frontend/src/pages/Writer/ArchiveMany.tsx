import { contentApi } from '@/api/rows';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { formatCounted } from '@/components/common/format';
import { notifyDone } from '@/components/common/notify';
import { useRowMoves } from '@/hooks/useRows';

import { archiveQuestion } from './contentView';

interface Props {
  siteId: number;
  ids: number[];
  onDone: () => void;
  onClose: () => void;
}

/** Puts a selection away, all of it or nothing. */
export function ArchiveMany({ siteId, ids, onDone, onClose }: Props) {
  const { changeMany } = useRowMoves(contentApi, siteId);
  const what = formatCounted(ids.length, 'article');
  const archive = () =>
    changeMany.mutate(
      { ids, changes: { status: 'archived' } },
      {
        onSuccess: () => {
          notifyDone(`${what} archived.`);
          onDone();
        },
      },
    );
  return (
    <ConfirmModal
      title={`Archive ${what}?`}
      action={`Archive ${what}`}
      isBusy={changeMany.isPending}
      error={changeMany.error}
      onConfirm={archive}
      onClose={onClose}
    >
      {archiveQuestion(ids.length)}
    </ConfirmModal>
  );
}
