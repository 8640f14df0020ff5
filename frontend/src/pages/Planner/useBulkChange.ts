import type { RowsApi } from '@/api/rows';
import type { Worked } from '@/api/rowTypes';
import { formatCounted } from '@/components/common/format';
import { notifyDone, notifyFailed } from '@/components/common/notify';
import { useRowMoves } from '@/hooks/useRows';

/** The same change to some rows, and a sentence about it: "3 keywords disabled." */
export function useBulkChange<Row extends Worked & { id: number }>(api: RowsApi<Row>, siteId: number, noun: string) {
  const { changeMany } = useRowMoves(api, siteId);
  const change = (ids: number[], changes: object, done: string, onDone?: () => void) =>
    changeMany.mutate(
      { ids, changes },
      {
        onSuccess: () => {
          notifyDone(`${formatCounted(ids.length, noun)} ${done}.`);
          onDone?.();
        },
        onError: (error) => notifyFailed(`No ${noun} was changed.`, error),
      },
    );
  return { change, isBusy: changeMany.isPending };
}
