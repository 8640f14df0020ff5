import { keywordsApi } from '@/api/rows';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { formatCounted } from '@/components/common/format';
import { notifyDone } from '@/components/common/notify';
import { useRowMoves } from '@/hooks/useRows';

import { deleteText } from './keywordText';

interface Props {
  siteId: number;
  ids: number[];
  onDone: () => void;
  onClose: () => void;
}

export function KeywordDelete({ siteId, ids, onDone, onClose }: Props) {
  const { removeMany } = useRowMoves(keywordsApi, siteId);
  const what = formatCounted(ids.length, 'keyword');
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
      {deleteText(ids.length)}
    </ConfirmModal>
  );
}
