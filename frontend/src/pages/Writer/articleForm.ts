import type { ContentDetail } from '@/api/rowTypes';

export const FIELDS = ['title', 'html', 'excerpt', 'meta_title', 'meta_description', 'slug'] as const;
export type Field = (typeof FIELDS)[number];
export type ArticleForm = Pick<ContentDetail, Field>;

/** What may be tuned after the article was approved. */
const STILL_FREE: ReadonlySet<Field> = new Set(['excerpt', 'meta_title', 'meta_description']);

/** Why a field cannot be written in now is said once above the form; here only that. */
export function isFixed(field: Field, { refusals }: Pick<ContentDetail, 'refusals'>): boolean {
  return refusals.edit_text !== '' && !STILL_FREE.has(field);
}

export function articleFormOf(article: ContentDetail): ArticleForm {
  return Object.fromEntries(FIELDS.map((name) => [name, article[name]])) as ArticleForm;
}

/** Only what is different from what the editor had before them. */
export function articleChanges(before: ArticleForm, after: ArticleForm): Partial<ArticleForm> {
  return Object.fromEntries(FIELDS.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]));
}
