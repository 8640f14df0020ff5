import { Skeleton } from '@mantine/core';

import { clustersApi } from '@/api/rows';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { formatCounted } from '@/components/common/format';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { useClusterContents } from '@/hooks/useClusters';
import { useRowMoves } from '@/hooks/useRows';

import { deletionText, writtenText } from './clusterText';

interface Props {
  siteId: number;
  ids: number[];
  onDone: () => void;
  onClose: () => void;
}

/** Says what becomes of keywords and ideas before clusters are deleted, or why they cannot be. */
export function ClusterDelete({ siteId, ids, onDone, onClose }: Props) {
  const { data: contents, error } = useClusterContents(ids);
  const { removeMany } = useRowMoves(clustersApi, siteId);
  const [only, ...others] = contents?.clusters ?? [];
  const what = only && others.length === 0 ? `“${only.name}”` : formatCounted(ids.length, 'cluster');
  const action = ids.length === 1 ? 'Delete cluster' : `Delete ${formatCounted(ids.length, 'cluster')}`;
  const written = contents && writtenText(contents);
  const remove = () =>
    removeMany.mutate(ids, {
      onSuccess: () => {
        notifyDone(`${what} deleted.`);
        onDone();
      },
    });
  return (
    <ConfirmModal
      title={ids.length === 1 ? 'Delete the cluster?' : `Delete ${formatCounted(ids.length, 'cluster')}?`}
      action={action}
      isBusy={removeMany.isPending}
      isDisabled={!contents || Boolean(written)}
      error={removeMany.error ?? error}
      onConfirm={remove}
      onClose={onClose}
    >
      {contents ? (
        written ? <Notice tone="warn">{written}</Notice> : `${what}: ${deletionText(contents)}`
      ) : (
        <Skeleton h={44} aria-label="Counting what is in the clusters" />
      )}
    </ConfirmModal>
  );
}
