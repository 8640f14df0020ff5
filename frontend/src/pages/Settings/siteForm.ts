import type { SiteImageChanges, SiteImages } from '@/api/settingsTypes';

const FIELDS = ['language', 'image_size', 'image_format', 'image_model'] as const;

export type SiteField = (typeof FIELDS)[number];

/** The part of the edits that differs from what is saved. */
export function siteChangesOf(edits: SiteImageChanges, saved: SiteImages): SiteImageChanges {
  const changes: SiteImageChanges = {};
  for (const name of FIELDS) {
    const value = edits[name]?.trim();
    if (value !== undefined && value !== saved[name]) changes[name] = value;
  }
  return changes;
}

/** Of the languages that websites are mostly written in; any other code may be typed. */
export const LANGUAGES = [
  'en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'no', 'fi', 'cs', 'hu', 'ro', 'el', 'tr', 'uk', 'ru', 'ar',
  'he', 'hi', 'id', 'vi', 'th', 'zh', 'ja', 'ko',
];

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** "de" → "German", "pt-BR" → "Brazilian Portuguese"; empty for what is not a language. */
export function languageName(code: string): string {
  try {
    return names.of(code.trim()) ?? '';
  } catch {
    return ''; // not even the form of a code
  }
}

/** The model that makes the pictures once this is saved; null where only the server knows it. */
export function modelInForce(edits: SiteImageChanges, saved: SiteImages): string | null {
  const own = (edits.image_model ?? saved.image_model).trim();
  if (own !== '') return own;
  return saved.image_model === '' ? saved.image_model_in_force : null;
}
