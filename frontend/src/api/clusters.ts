import { ask } from './http';
import type { Cluster } from './rowTypes';
import type { components } from './schema';
import type { Sent } from './types';

/** What is in some clusters, one by one and together. */
export type ClusterContents = Sent<components['schemas']['ClusterContents']>;

export interface NewCluster {
  name: string;
  description: string;
}

export function contentsOf(ids: number[]): Promise<ClusterContents> {
  return ask<ClusterContents>('POST', 'planner/clusters/contents/', { body: { ids } }) as Promise<ClusterContents>;
}

/** `ids` go into `intoId`, which keeps its name. */
export function mergeClusters(intoId: number, ids: number[]): Promise<Cluster> {
  return ask<Cluster>('POST', 'planner/clusters/merge/', { body: { into_id: intoId, ids } }) as Promise<Cluster>;
}

/** Some keywords of a cluster get one of their own, which is answered. */
export function splitCluster(id: number, keywordIds: number[], part: NewCluster): Promise<Cluster> {
  const body = { ...part, keyword_ids: keywordIds };
  return ask<Cluster>('POST', `planner/clusters/${id}/split/`, { body }) as Promise<Cluster>;
}
