/** Addresses of the planner's pages, for links from one to another. */

export function clusterAddress(id: number, siteId: number, tab: 'keywords' | 'ideas' = 'keywords'): string {
  return `/planner/clusters/${id}?site=${siteId}${tab === 'ideas' ? '&tab=ideas' : ''}`;
}

export function clustersAddress(siteId: number): string {
  return `/planner/clusters?site=${siteId}`;
}

/** The writer's task of an idea, found by the title it took from there. */
export function taskAddress(title: string, siteId: number): string {
  return `/writer/tasks?${new URLSearchParams({ site: String(siteId), search: title }).toString()}`;
}
