import type { NewCluster } from '@/api/clusters';

export const EMPTY_CLUSTER: NewCluster = { name: '', description: '' };

/** As the API takes it. */
export function clusterValues({ name, description }: NewCluster): NewCluster {
  return { name: name.trim(), description: description.trim() };
}

/** Only what is different. */
export function clusterChanges(before: NewCluster, after: NewCluster): Partial<NewCluster> {
  const { name, description } = clusterValues(after);
  return {
    ...(name === before.name ? {} : { name }),
    ...(description === before.description ? {} : { description }),
  };
}
