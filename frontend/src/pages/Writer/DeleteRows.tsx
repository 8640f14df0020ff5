import type { RowsApi } from '@/api/rows';
import type { Worked } from '@/api/rowTypes';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { formatCounted } from '@/components/common/format';
import { notifyDone } from '@/components/common/notify';
import { useRowMoves } from '@/hooks/useRows';

interface Props<Row extends Worked & { id: number }, Detail> {
  api: RowsApi<Row, Detail>;
  siteId: number;
  ids: number[];
  noun: string;
  /** What goes with them and what stays. */
  children: string;
  onDone: () => void;
  onClose: () => void;
}

/** Asks before rows are deleted, and stays open when the server refuses. */
export function DeleteRows<Row extends Worked & { id: number }, Detail>(props: Props<Row, Detail>) {
  const { api, siteId, ids, noun, children, onDone, onClose } = props;
  const { removeMany } = useRowMoves(api, siteId);
  const what = formatCounted(ids.length, noun);
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
      {children}
    </ConfirmModal>
  );
}
