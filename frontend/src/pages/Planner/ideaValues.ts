import type { Idea } from '@/api/rowTypes';

/** What the fields of the form hold. */
export interface IdeaForm {
  title: string;
  angle: string;
  /** One h2 heading a line. */
  outline: string;
  words: string | number;
  keywords: string[];
  intent: string;
  type: string;
  cluster: string | null;
}

export const EMPTY_IDEA: IdeaForm = {
  title: '', angle: '', outline: '', words: 1000, keywords: [], intent: '', type: 'guide', cluster: null,
};

export function ideaForm(idea: Idea): IdeaForm {
  return {
    title: idea.idea_title,
    angle: idea.description,
    outline: idea.outline.join('\n'),
    words: idea.word_count,
    keywords: idea.target_keywords,
    intent: idea.search_intent,
    type: idea.content_type,
    cluster: String(idea.cluster.id),
  };
}

/** The headings of a text: its lines without the empty ones and without "## " or "- " before them. */
export function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/^\s*(#+|[-*•])\s+/, '').trim()).filter((line) => line !== '');
}

/** As the API takes it. */
export function ideaValues({ title, angle, outline, words, keywords, intent, type, cluster }: IdeaForm) {
  return {
    idea_title: title.trim(),
    description: angle.trim(),
    outline: linesOf(outline),
    ...(words === '' ? {} : { word_count: Number(words) }),
    target_keywords: keywords,
    search_intent: intent,
    content_type: type,
    ...(cluster === null ? {} : { cluster_id: Number(cluster) }),
  };
}

/** Only what is different. */
export function ideaChanges(before: IdeaForm, after: IdeaForm): Partial<ReturnType<typeof ideaValues>> {
  const old = ideaValues(before);
  const entries = Object.entries(ideaValues(after)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof typeof old]),
  );
  return Object.fromEntries(entries);
}

/** What is wrong with a list is said per entry; the field has room for the first of it. */
export function firstError(errors: unknown): string | undefined {
  if (typeof errors === 'string') return errors;
  if (Array.isArray(errors)) return firstError(errors[0]);
  if (typeof errors === 'object' && errors !== null) return firstError(Object.values(errors)[0]);
  return undefined;
}
