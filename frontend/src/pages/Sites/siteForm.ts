import type { SiteValues } from '@/api/sites';
import type { Site } from '@/api/types';

export type SiteForm = Required<SiteValues>;

export function emptyForm(timezone: string): SiteForm {
  return { domain: '', name: '', timezone, language: 'en' };
}

export function formOf({ domain, name, timezone, language }: Site): SiteForm {
  return { domain, name, timezone, language };
}

const FIELDS = ['domain', 'name', 'timezone', 'language'] as const;

/** What differs from before: an editor may change a name, but sends no domain along. */
export function changesOf(before: SiteForm, form: SiteForm): SiteValues {
  const changed = FIELDS.filter((field) => form[field].trim() !== before[field]);
  return Object.fromEntries(changed.map((field) => [field, form[field].trim()]));
}

/** Every zone that this browser knows, and the one in use. */
export function zonesWith(zone: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return [...new Set(['UTC', ...(zone ? [zone] : []), ...known])];
}

/** That of the reader. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}
