import { keywordsApi } from '@/api/rows';
import { DeleteModal, type DeleteModalProps } from '@/components/common/DeleteModal';
import { useRowMoves } from '@/hooks/useRows';

import { deleteText } from './keywordText';

type Props = Pick<DeleteModalProps, 'ids' | 'onDone' | 'onClose'> & { siteId: number };

export function KeywordDelete({ siteId, ...question }: Props) {
  return (
    <DeleteModal noun="keyword" removal={useRowMoves(keywordsApi, siteId).removeMany} {...question}>
      {deleteText(question.ids.length)}
    </DeleteModal>
  );
}
