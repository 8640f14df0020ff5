import type { AutomationConfig, Frequency, Stage } from '@/api/types';

export const BATCH_FIELDS = [
  'stage_1_batch_size', 'stage_2_batch_size', 'stage_3_batch_size',
  'stage_4_batch_size', 'stage_5_batch_size', 'stage_6_batch_size',
] as const;

export const CONCURRENCY_FIELDS = [
  'stage_1_concurrency', 'stage_2_concurrency', 'stage_3_concurrency',
  'stage_4_concurrency', 'stage_5_concurrency', 'stage_6_concurrency',
] as const;

/** As many calls as the server lets wait at a time. */
export const MOST_SIDE_BY_SIDE = 16;
const LARGEST_BATCH = 100;

export const FREQUENCIES: { value: Frequency; label: string }[] = [
  { value: 'daily', label: 'Daily' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'monthly', label: 'Monthly' },
];

/** 0 is Monday, as in the API. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** How a stage works: `size` and `concurrency` are fields of the config. */
export interface StageField {
  label: string;
  items: string;
  size: (typeof BATCH_FIELDS)[number];
  concurrency: (typeof CONCURRENCY_FIELDS)[number];
}

export function stageFields(stages: Stage[]): StageField[] {
  return BATCH_FIELDS.map((size, index) => ({
    label: stages[index]?.name ?? `Stage ${index + 1}`,
    items: stages[index]?.items ?? 'items',
    size,
    concurrency: `stage_${index + 1}_concurrency` as StageField['concurrency'],
  }));
}

/** What a day that not every month has means. */
export function dayHint(day: number): string | null {
  return day > 28 ? 'In shorter months: on their last day.' : null;
}

function isWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

/** Why the form cannot be saved yet; null when it can. */
export function problemOf(config: AutomationConfig): string | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d/.test(config.scheduled_time)) return 'Give a time between 00:00 and 23:59.';
  if (config.day_of_month < 1 || config.day_of_month > 31) return 'The day of the month is between 1 and 31.';
  if (!BATCH_FIELDS.every((name) => isWithin(config[name], LARGEST_BATCH))) return 'A batch takes 1 to 100 items.';
  if (!CONCURRENCY_FIELDS.every((name) => isWithin(config[name], MOST_SIDE_BY_SIDE))) {
    return 'Between 1 and 16 batches of a stage can run side by side.';
  }
  return null;
}
