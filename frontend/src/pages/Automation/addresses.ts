/** Where links of this page lead. The site stays in the address, as on every page. */

export function runAddress(siteId: number, runId: string): string {
  return `/automation/runs/${encodeURIComponent(runId)}?site=${siteId}`;
}

export function automationAddress(siteId: number): string {
  return `/automation?site=${siteId}`;
}

export function articleAddress(siteId: number, contentId: number): string {
  return `/writer/content/${contentId}?site=${siteId}`;
}

export function clusterAddress(siteId: number, clusterId: number): string {
  return `/planner/clusters/${clusterId}?site=${siteId}`;
}

export function keywordsAddress(siteId: number): string {
  return `/planner/keywords?site=${siteId}`;
}

export function reviewAddress(siteId: number): string {
  return `/writer/content?site=${siteId}&status=review`;
}
