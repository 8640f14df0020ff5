/** Names of the cached answers. All that belongs to a site's automation hangs below one prefix. */
export const keys = {
  session: ['session'] as const,
  sites: ['sites'] as const,
  automation: (siteId: number) => ['automation', siteId] as const,
  currentRun: (siteId: number) => ['automation', siteId, 'current-run'] as const,
  estimate: (siteId: number) => ['automation', siteId, 'estimate'] as const,
  config: (siteId: number) => ['automation', siteId, 'config'] as const,
  history: (siteId: number, page: number) => ['automation', siteId, 'history', page] as const,
  logs: (runId: string) => ['logs', runId] as const,
};
