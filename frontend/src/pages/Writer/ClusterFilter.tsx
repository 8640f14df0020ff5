import { FoundSelect } from '@/components/common/FoundSelect';
import { useFoundClusters } from '@/hooks/useFoundClusters';
import type { ListState } from '@/hooks/useListState';

/** Tasks or articles of one cluster. */
export function ClusterFilter({ siteId, list }: { siteId: number; list: ListState }) {
  const clusterId = list.question.filters['cluster_id'] ?? null;
  const clusters = useFoundClusters(siteId, clusterId);
  return (
    <FoundSelect
      label="Cluster"
      {...clusters}
      value={clusterId}
      onChange={(value) => list.setFilter('cluster_id', value)}
      isFilter
    />
  );
}
