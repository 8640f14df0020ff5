import { mergeClusters, type NewCluster } from '@/api/clusters';
import type { Cluster } from '@/api/rowTypes';
import { formatCounted } from '@/components/common/format';
import { useClusterMoves } from '@/hooks/useClusters';

import { ClusterForm } from './ClusterForm';
import { EMPTY_CLUSTER, clusterValues } from './clusterValues';
import { splitText } from './clusterText';
import { useUndoable } from './useUndoable';

interface Props {
  from: Cluster;
  keywordIds: number[];
  onDone: () => void;
  onClose: () => void;
}

/** Some keywords of a cluster into one of their own. */
export default function SplitModal({ from, keywordIds, onDone, onClose }: Props) {
  const { split } = useClusterMoves();
  const sayUndoable = useUndoable();
  const count = keywordIds.length;
  const submit = (values: NewCluster) =>
    split.mutate(
      { id: from.id, keywordIds, part: clusterValues(values) },
      {
        onSuccess: (part) => {
          sayUndoable(
            `${formatCounted(count, 'keyword')} split off into “${part.name}”.`,
            () => mergeClusters(from.id, [part.id]),
            `“${part.name}” is back in “${from.name}”.`,
          );
          onDone();
        },
      },
    );
  return (
    <ClusterForm
      title={`Split off ${formatCounted(count, 'keyword')}`}
      intro={splitText(count, from)}
      action="Split off"
      before={EMPTY_CLUSTER}
      isBusy={split.isPending}
      error={split.error}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
