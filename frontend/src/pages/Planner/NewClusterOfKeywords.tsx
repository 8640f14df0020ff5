import { useNavigate } from 'react-router';

import type { NewCluster } from '@/api/clusters';
import { clustersApi } from '@/api/rows';
import { formatCounted } from '@/components/common/format';
import { notifyDoneWith } from '@/components/common/notify';
import { useRowMoves } from '@/hooks/useRows';

import { clusterAddress } from './addresses';
import { ClusterForm } from './ClusterForm';
import { clusterValues, EMPTY_CLUSTER } from './clusterValues';

interface Props {
  siteId: number;
  keywordIds: number[];
  onDone: () => void;
  onClose: () => void;
}

/** A cluster of keywords from anywhere in the list. */
export default function NewClusterOfKeywords({ siteId, keywordIds, onDone, onClose }: Props) {
  const { create } = useRowMoves(clustersApi, siteId);
  const navigate = useNavigate();
  const what = formatCounted(keywordIds.length, 'keyword');
  const submit = (values: NewCluster) =>
    create.mutate(
      { ...clusterValues(values), keyword_ids: keywordIds },
      {
        onSuccess: ({ id, name }) => {
          notifyDoneWith(`“${name}” was opened with ${what}.`, 'Show cluster', () => void navigate(clusterAddress(id, siteId)));
          onDone();
        },
      },
    );
  return (
    <ClusterForm
      title={`New cluster of ${what}`}
      intro="Keywords that are in another cluster leave it; their old clusters and all ideas stay."
      action="Open cluster"
      before={EMPTY_CLUSTER}
      isBusy={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
