/** Names of the cached answers. All that belongs to a site's automation hangs below one prefix. */
export const keys = {
  session: ['session'] as const,
  sites: ['sites'] as const,
  automation: (siteId: number) => ['automation', siteId] as const,
  currentRun: (siteId: number) => ['automation', siteId, 'current-run'] as const,
  estimate: (siteId: number) => ['automation', siteId, 'estimate'] as const,
  config: (siteId: number) => ['automation', siteId, 'config'] as const,
  queue: (siteId: number, runId: string) => ['automation', siteId, 'queue', runId] as const,
  history: (siteId: number, page: number) => ['automation', siteId, 'history', page] as const,
  providers: (accountId: number) => ['settings', 'providers', accountId] as const,
  prompts: (accountId: number) => ['settings', 'prompts', accountId] as const,
  prompt: (accountId: number, name: string) => ['settings', 'prompts', accountId, name] as const,
  promptVersions: (accountId: number, name: string) => ['settings', 'prompts', accountId, name, 'versions'] as const,
  siteImages: (siteId: number) => ['settings', 'site-images', siteId] as const,
  logs: (runId: string) => ['logs', runId] as const,
};
