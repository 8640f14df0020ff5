import { ideasApi } from '@/api/rows';
import { DeleteModal, type DeleteModalProps } from '@/components/common/DeleteModal';
import { useRowMoves } from '@/hooks/useRows';

type Props = Pick<DeleteModalProps, 'ids' | 'onDone' | 'onClose'> & { siteId: number };

export function IdeaDelete({ siteId, ...question }: Props) {
  return (
    <DeleteModal noun="idea" removal={useRowMoves(ideasApi, siteId).removeMany} {...question}>
      {question.ids.length === 1 ? 'It is gone for good; its' : 'They are gone for good; their'} keywords and clusters stay.
      An idea that is with the writer cannot be deleted: delete its task first.
    </DeleteModal>
  );
}
