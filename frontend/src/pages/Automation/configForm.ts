import type { AutomationConfig, Frequency, Stage } from '@/api/types';

export const BATCH_FIELDS = [
  'stage_1_batch_size', 'stage_2_batch_size', 'stage_3_batch_size',
  'stage_4_batch_size', 'stage_5_batch_size', 'stage_6_batch_size',
] as const;

export const FREQUENCIES: { value: Frequency; label: string }[] = [
  { value: 'daily', label: 'Daily' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'monthly', label: 'Monthly' },
];

/** 0 is Monday, as in the API. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export interface BatchField {
  name: (typeof BATCH_FIELDS)[number];
  label: string;
  unit: string;
}

export function batchFields(stages: Stage[]): BatchField[] {
  return BATCH_FIELDS.map((name, index) => ({
    name,
    label: stages[index]?.name ?? `Stage ${index + 1}`,
    unit: stages[index] ? `${stages[index].items} per batch` : 'items per batch',
  }));
}

/** What a day that not every month has means. */
export function dayHint(day: number): string | null {
  return day > 28 ? 'In shorter months: on their last day.' : null;
}

/** Why the form cannot be saved yet; null when it can. */
export function problemOf(config: AutomationConfig): string | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d/.test(config.scheduled_time)) return 'Give a time between 00:00 and 23:59.';
  if (config.day_of_month < 1 || config.day_of_month > 31) return 'The day of the month is between 1 and 31.';
  if (BATCH_FIELDS.some((name) => !Number.isInteger(config[name]) || config[name] < 1)) {
    return 'Every batch takes at least 1 item.';
  }
  return null;
}
