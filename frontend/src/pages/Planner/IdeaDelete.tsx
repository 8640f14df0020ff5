import { ideasApi } from '@/api/rows';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { formatCounted } from '@/components/common/format';
import { notifyDone } from '@/components/common/notify';
import { useRowMoves } from '@/hooks/useRows';

interface Props {
  siteId: number;
  ids: number[];
  onDone: () => void;
  onClose: () => void;
}

export function IdeaDelete({ siteId, ids, onDone, onClose }: Props) {
  const { removeMany } = useRowMoves(ideasApi, siteId);
  const what = formatCounted(ids.length, 'idea');
  const remove = () =>
    removeMany.mutate(ids, {
      onSuccess: () => {
        notifyDone(`${what} deleted.`);
        onDone();
      },
    });
  return (
    <ConfirmModal
      title={`Delete ${what}?`}
      action={`Delete ${what}`}
      isBusy={removeMany.isPending}
      error={removeMany.error}
      onConfirm={remove}
      onClose={onClose}
    >
      {ids.length === 1 ? 'It is gone for good; its' : 'They are gone for good; their'} keywords and clusters stay. An idea
      that is with the writer cannot be deleted: delete its task first.
    </ConfirmModal>
  );
}
