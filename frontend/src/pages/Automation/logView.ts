export interface LogTab {
  key: string;
  label: string;
  text: string;
}

function labelOf(key: string): string {
  const stage = /^stage_(\d+)$/.exec(key)?.[1];
  return stage ? `Stage ${stage}` : 'Whole run';
}

/** The whole run first, then the stages that wrote something. */
export function logTabs(logs: Record<string, string>): LogTab[] {
  return Object.entries(logs)
    .filter(([, text]) => text.trim() !== '')
    .map(([key, text]) => ({ key, label: labelOf(key), text }))
    .sort((a, b) => Number(a.key.startsWith('stage_')) - Number(b.key.startsWith('stage_')) || a.key.localeCompare(b.key));
}
