import type { WriterTask } from '@/api/rowTypes';

/** What the fields of the form hold. */
export interface TaskForm {
  title: string;
  description: string;
  cluster: string | null;
  contentType: string;
  intent: string;
  words: string | number;
  targets: string[];
  /** A heading a line. */
  outline: string;
}

export const WORDS_LEAST = 100;
export const WORDS_MOST = 5_000;

export const EMPTY_TASK: TaskForm = {
  title: '', description: '', cluster: null, contentType: 'guide', intent: '', words: 1_000, targets: [], outline: '',
};

export function taskFormOf(task: WriterTask): TaskForm {
  return {
    title: task.title,
    description: task.description,
    cluster: task.cluster ? String(task.cluster.id) : null,
    contentType: task.content_type,
    intent: task.search_intent,
    words: task.word_count,
    targets: task.target_keywords,
    outline: task.outline.join('\n'),
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}

/** As the API takes it. A number of words that was cleared is left to the server. */
export function taskValues(form: TaskForm) {
  return {
    title: form.title.trim(),
    description: form.description.trim(),
    cluster_id: form.cluster === null ? null : Number(form.cluster),
    content_type: form.contentType,
    search_intent: form.intent,
    ...(form.words === '' ? {} : { word_count: Number(form.words) }),
    target_keywords: form.targets,
    outline: linesOf(form.outline),
  };
}

/** Only what is different: of the rest a colleague may have written something better in the meantime. */
export function taskChanges(before: TaskForm, after: TaskForm): Record<string, unknown> {
  const old: Record<string, unknown> = taskValues(before);
  const isNew = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(old[name]);
  return Object.fromEntries(Object.entries(taskValues(after)).filter(isNew));
}
