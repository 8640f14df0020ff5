import type { Keyword } from '@/api/rowTypes';

/** What the fields of the form hold; numbers are texts until they are sent. */
export interface KeywordForm {
  keyword: string;
  volume: string | number;
  difficulty: string | number;
  intent: string;
  country: string;
  cluster: string | null;
}

export const EMPTY_FORM: KeywordForm = { keyword: '', volume: '', difficulty: '', intent: '', country: '', cluster: null };

export function formOf(keyword: Keyword): KeywordForm {
  return {
    keyword: keyword.keyword,
    volume: keyword.volume ?? '',
    difficulty: keyword.difficulty ?? '',
    intent: keyword.intent,
    country: keyword.country,
    cluster: keyword.cluster ? String(keyword.cluster.id) : null,
  };
}

function numberOf(value: string | number): number | null {
  return value === '' ? null : Number(value);
}

/** As the API takes it. Empty means unknown. */
export function valuesOf({ keyword, volume, difficulty, intent, country, cluster }: KeywordForm) {
  return {
    keyword: keyword.trim(),
    volume: numberOf(volume),
    difficulty: numberOf(difficulty),
    intent,
    country: country.trim(),
    cluster_id: cluster === null ? null : Number(cluster),
  };
}

/** Only what is different: a row that a machine has at work may keep it from being moved, not from being read. */
export function changesOf(before: KeywordForm, after: KeywordForm): Partial<ReturnType<typeof valuesOf>> {
  const old = valuesOf(before);
  const entries = Object.entries(valuesOf(after)).filter(([name, value]) => value !== old[name as keyof typeof old]);
  return Object.fromEntries(entries);
}
