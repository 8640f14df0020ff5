import type { ListState } from '@/hooks/useListState';

/** The list of one cluster's page: the cluster is in the path and so not among the filters of the address. */
export function inCluster(list: ListState, clusterId: number): ListState {
  const { question } = list;
  return { ...list, question: { ...question, filters: { ...question.filters, cluster_id: String(clusterId) } } };
}
