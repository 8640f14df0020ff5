import type { NewCluster } from '@/api/clusters';
import { clustersApi } from '@/api/rows';
import type { Cluster } from '@/api/rowTypes';
import { notifyDone } from '@/components/common/notify';
import { useRowMoves } from '@/hooks/useRows';

import { ClusterForm } from './ClusterForm';
import { clusterChanges, clusterValues, EMPTY_CLUSTER } from './clusterValues';

interface Props {
  siteId: number;
  /** Null: a new one. */
  cluster: Cluster | null;
  onClose: () => void;
}

/** Opens an empty cluster, or renames and describes one. */
export default function ClusterModal({ siteId, cluster, onClose }: Props) {
  const { create, change } = useRowMoves(clustersApi, siteId);
  const done = (text: string) => () => {
    notifyDone(text);
    onClose();
  };
  const submit = (values: NewCluster) => {
    const name = values.name.trim();
    if (!cluster) return create.mutate(clusterValues(values), { onSuccess: done(`“${name}” was opened.`) });
    const changes = clusterChanges(cluster, values);
    if (Object.keys(changes).length === 0) return onClose();
    change.mutate({ id: cluster.id, changes }, { onSuccess: done(`“${name}” was saved.`) });
  };
  return (
    <ClusterForm
      title={cluster ? 'Edit cluster' : 'New cluster'}
      action={cluster ? 'Save' : 'Open cluster'}
      before={cluster ? { name: cluster.name, description: cluster.description } : EMPTY_CLUSTER}
      isBusy={create.isPending || change.isPending}
      error={create.error ?? change.error}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
