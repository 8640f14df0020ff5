import type { KeyField, ProviderChanges, ProviderSettings, TextField } from '@/api/settingsTypes';

const TEXT_FIELDS: TextField[] = [
  'text_provider', 'openai_base_url', 'text_model', 'image_provider', 'image_model', 'vectors', 'embedding_model',
];
const KEY_FIELDS: KeyField[] = ['openai_api_key', 'runware_api_key'];

/**
 * What was done to the form, on top of what is saved. A key that is missing stays as it is, null removes it, and a text,
 * even an empty one, means that its field is open.
 */
export type Edits = ProviderChanges;

/** The account's own value as the form shows it; "" is what the server is set to. */
export function ownValue(name: TextField, edits: Edits, saved: ProviderSettings): string {
  return edits[name] ?? saved[name].own;
}

/** The part of the edits that differs from what is saved: what is sent, and what is counted. */
export function changesOf(edits: Edits, saved: ProviderSettings): ProviderChanges {
  const changes: ProviderChanges = {};
  for (const name of TEXT_FIELDS) {
    const value = edits[name]?.trim();
    if (value !== undefined && value !== saved[name].own) changes[name] = value;
  }
  for (const name of KEY_FIELDS) {
    const value = edits[name];
    if (value === null) changes[name] = null;
    else if (value?.trim()) changes[name] = value.trim();
  }
  return changes;
}

export function countOf(changes: object): number {
  return Object.keys(changes).length;
}

function isChanged(name: TextField, edits: Edits, saved: ProviderSettings): boolean {
  return ownValue(name, edits, saved).trim() !== saved[name].own;
}

/** True for a model without a name while its provider is being changed: each provider has a usual model of its own. */
export function isFollowing(name: TextField, edits: Edits, saved: ProviderSettings): boolean {
  return name === 'image_model' && saved.image_model.own === '' && isChanged('image_provider', edits, saved);
}

/**
 * The value that would be in force, as far as the page can know it: null where an own value was just taken back, for
 * only the server knows what then comes to the fore.
 */
export function valueInForce(name: TextField, edits: Edits, saved: ProviderSettings): string | null {
  const own = ownValue(name, edits, saved).trim();
  if (own !== '') return own;
  return isChanged(name, edits, saved) || isFollowing(name, edits, saved) ? null : saved[name].in_force;
}

export interface Shown {
  openai: boolean;
  textModel: boolean;
  runware: boolean;
  imageModel: boolean;
  embeddings: boolean;
}

/** Which fields have a say. Only a choice of the account's own hides one: with automatic ones a key decides. */
export function shownFields(edits: Edits, saved: ProviderSettings): Shown {
  const [text, image] = [ownValue('text_provider', edits, saved), ownValue('image_provider', edits, saved)];
  const vectors = ownValue('vectors', edits, saved);
  const withoutOpenAI =
    text === 'offline' && (image === 'offline' || image === 'runware') && (vectors === 'tfidf' || vectors === 'local');
  return {
    openai: !withoutOpenAI,
    textModel: text !== 'offline',
    runware: valueInForce('image_provider', edits, saved) === 'runware',
    imageModel: valueInForce('image_provider', edits, saved) !== 'offline',
    embeddings: vectors === '' || vectors === 'provider',
  };
}
