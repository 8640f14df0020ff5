import type { RowsApi } from '@/api/rows';
import type { Worked } from '@/api/rowTypes';
import { DeleteModal, type DeleteModalProps } from '@/components/common/DeleteModal';
import { useRowMoves } from '@/hooks/useRows';

interface Props<Row extends Worked & { id: number }, Detail> extends Omit<DeleteModalProps, 'removal'> {
  api: RowsApi<Row, Detail>;
  siteId: number;
}

/** The question before tasks, articles or images are deleted. */
export function DeleteRows<Row extends Worked & { id: number }, Detail>({ api, siteId, ...question }: Props<Row, Detail>) {
  return <DeleteModal removal={useRowMoves(api, siteId).removeMany} {...question} />;
}
