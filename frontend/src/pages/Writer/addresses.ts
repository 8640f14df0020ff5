/** Where links between the pages of planner and writer lead. The site stays in the address, as on every page. */

export function articleAddress(siteId: number, id: number): string {
  return `/writer/content/${id}?site=${siteId}`;
}

export function contentAddress(siteId: number, filters: Record<string, string> = {}): string {
  return `/writer/content?${new URLSearchParams({ site: String(siteId), ...filters }).toString()}`;
}

export function taskAddress(siteId: number, title: string): string {
  return `/writer/tasks?${new URLSearchParams({ site: String(siteId), search: title }).toString()}`;
}

export function ideaAddress(siteId: number, title: string): string {
  return `/planner/ideas?${new URLSearchParams({ site: String(siteId), search: title }).toString()}`;
}

export function clusterAddress(siteId: number, id: number): string {
  return `/planner/clusters/${id}?site=${siteId}`;
}

export function keywordAddress(siteId: number, keyword: string): string {
  return `/planner/keywords?${new URLSearchParams({ site: String(siteId), search: keyword }).toString()}`;
}

export function imagesAddress(siteId: number, contentId: number): string {
  return `/writer/images?site=${siteId}&content_id=${contentId}`;
}
