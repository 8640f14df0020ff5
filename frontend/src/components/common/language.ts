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
