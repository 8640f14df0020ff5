import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { contentsOf, mergeClusters, splitCluster, type NewCluster } from '@/api/clusters';
import { keys } from '@/api/keys';
import { keywordsApi } from '@/api/rows';

/** What a merge, a move or a deletion would touch; nothing is asked for no clusters. */
export function useClusterContents(ids: number[]) {
  return useQuery({
    queryKey: keys.clusterContents(ids),
    queryFn: () => contentsOf(ids),
    staleTime: 0,
    enabled: ids.length > 0,
  });
}

const MOST_SEARCHED = { page: 1, pageSize: 50, ordering: '-volume', search: '' };

/** The most searched keywords of a cluster, to choose from. */
export function useClusterPhrases(siteId: number, clusterId: string | null): string[] {
  const question = { ...MOST_SEARCHED, filters: { cluster_id: clusterId ?? '' } };
  const { data } = useQuery({
    queryKey: keys.list(keywordsApi.path, { siteId, ...question }),
    queryFn: () => keywordsApi.list(siteId, question),
    enabled: clusterId !== null,
  });
  return data?.results.map(({ keyword }) => keyword) ?? [];
}

interface Split {
  id: number;
  keywordIds: number[];
  part: NewCluster;
}

/** Clusters into one, and one into two. Afterwards every list is asked again. */
export function useClusterMoves() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.rows });
  return {
    merge: useMutation({
      mutationFn: ({ intoId, ids }: { intoId: number; ids: number[] }) => mergeClusters(intoId, ids),
      onSettled,
    }),
    split: useMutation({
      mutationFn: ({ id, keywordIds, part }: Split) => splitCluster(id, keywordIds, part),
      onSettled,
    }),
  };
}
