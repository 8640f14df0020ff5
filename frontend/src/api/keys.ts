/** Names of the cached answers. All that belongs to a site's automation hangs below one prefix. */
export const keys = {
  session: ['session'] as const,
  sites: ['sites'] as const,
  /** A list that belongs to an account or a person; below its path, so that a change asks every page of it again. */
  listsOf: (path: string) => ['lists', path] as const,
  listOf: (path: string, question: unknown) => ['lists', path, question] as const,
  account: (accountId: number) => ['account', accountId] as const,
  wallet: (accountId: number) => ['billing', 'wallet', accountId] as const,
  usage: (accountId: number, question: unknown) => ['billing', 'usage', accountId, question] as const,
  invitation: (token: string) => ['invitation', token] as const,
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
  notifications: ['notifications'] as const,
  preferences: (accountId: number) => ['settings', 'notifications', accountId] as const,
  webhook: (siteId: number) => ['settings', 'webhook', siteId] as const,
  /** Every list and row of the planner and the writer: what a task has changed may be in any of them. */
  rows: ['rows'] as const,
  rowsOf: (path: string) => ['rows', path] as const,
  list: (path: string, question: unknown) => ['rows', path, 'list', question] as const,
  row: (path: string, id: number) => ['rows', path, 'row', id] as const,
  clusterContents: (ids: number[]) => ['rows', 'cluster-contents', ids] as const,
  /** It counts rows: whatever changes them changes it. */
  glance: (siteId: number) => ['rows', 'glance', siteId] as const,
  tasks: ['ai-tasks'] as const,
  taskGroup: (group: string) => ['ai-tasks', 'group', group] as const,
  activeTasks: ['ai-tasks', 'active'] as const,
  taskEstimate: (functionName: string, ids: number[], isAnew: boolean) =>
    ['ai-tasks', 'estimate', functionName, ids, isAnew] as const,
  /** Wallet, ledger and usage: old as soon as something was charged. */
  billing: ['billing'] as const,
  run: (runId: string) => ['run', runId] as const,
  runs: ['run'] as const,
  /** Not below the run: what was written does not change with it. */
  events: (runId: string) => ['events', runId] as const,
  logs: (runId: string) => ['logs', runId] as const,
};
