/** What the server's choices are called. */

export interface Choice {
  value: string;
  label: string;
}

export const INTENTS: Choice[] = [
  { value: 'informational', label: 'Informational' },
  { value: 'commercial', label: 'Commercial' },
  { value: 'transactional', label: 'Transactional' },
  { value: 'navigational', label: 'Navigational' },
];

/** For filters: also those of which nothing is known. */
export const INTENT_FILTER: Choice[] = [...INTENTS, { value: 'none', label: 'Unknown' }];

export const CONTENT_TYPES: Choice[] = [
  { value: 'guide', label: 'Guide' },
  { value: 'how_to', label: 'How-to' },
  { value: 'list', label: 'List' },
  { value: 'comparison', label: 'Comparison' },
  { value: 'question', label: 'Question' },
];

export const WORK_STATES: Choice[] = [
  { value: 'idle', label: 'No work yet' },
  { value: 'queued', label: 'Queued' },
  { value: 'processing', label: 'Processing' },
  { value: 'completed', label: 'Completed' },
  { value: 'failed', label: 'Failed' },
  { value: 'cancelled', label: 'Cancelled' },
  { value: 'paused', label: 'Paused' },
];

export const ROLES: Choice[] = [
  { value: 'owner', label: 'Owner' },
  { value: 'admin', label: 'Admin' },
  { value: 'editor', label: 'Editor' },
  { value: 'viewer', label: 'Viewer' },
];

/** The word for a value, a dash for none. */
export function labelOf(choices: Choice[], value: string): string {
  return value === '' ? '–' : (choices.find((choice) => choice.value === value)?.label ?? value);
}
