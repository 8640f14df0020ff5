import { imagesApi } from '@/api/rows';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { notifyDone } from '@/components/common/notify';
import { useRowMoves } from '@/hooks/useRows';

import { deleteImagesText, imagesText } from './imageView';

interface Props {
  siteId: number;
  ids: number[];
  onDone: () => void;
  onClose: () => void;
}

export function ImageDelete({ siteId, ids, onDone, onClose }: Props) {
  const { removeMany } = useRowMoves(imagesApi, siteId);
  const what = imagesText(ids.length);
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
      {deleteImagesText(ids.length)}
    </ConfirmModal>
  );
}
