import type { ClusterContents } from '@/api/clusters';

export type OneCluster = ClusterContents['clusters'][number];

/** The clusters that a merge is about: where one is selected, also the one it goes into. */
export function mergedIds(ids: number[], chosen: number | null): number[] {
  return ids.length === 1 && chosen !== null && !ids.includes(chosen) ? [...ids, chosen] : ids;
}

/** The one that stays: as chosen, else the fullest of the selected ones that can take in others. */
export function mergeTarget(ids: number[], chosen: number | null, clusters: OneCluster[]): OneCluster | undefined {
  const wanted = clusters.find(({ id }) => id === chosen);
  if (ids.length === 1) return wanted?.id === ids[0] ? undefined : wanted;
  return wanted ?? clusters.find(({ disabled }) => !disabled) ?? clusters[0];
}
