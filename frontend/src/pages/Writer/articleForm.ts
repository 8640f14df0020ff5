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

const BETWEEN_BLOCKS = /(<\/(?:p|h[2-4]|ul|ol|li|table|thead|tbody|tr|blockquote|pre|dl|dd)>|<(?:ul|ol|table|thead|tbody|tr|dl|blockquote|hr)>)(?=<)/g;

/** A block a line: a whole article on one line is nothing to edit. Readers see no difference. */
export function laidOut(html: string): string {
  return html.replace(BETWEEN_BLOCKS, '$1\n');
}

export function articleFormOf(article: ArticleForm): ArticleForm {
  const form = Object.fromEntries(FIELDS.map((name) => [name, article[name]])) as ArticleForm;
  return { ...form, html: laidOut(form.html) };
}

/** Only what is different from what the editor had before them. */
export function articleChanges(before: ArticleForm, after: ArticleForm): Partial<ArticleForm> {
  return Object.fromEntries(FIELDS.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]));
}
