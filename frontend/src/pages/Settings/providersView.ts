import type { Choice, ImageModel, KeyField, ProviderSettings, TextField } from '@/api/settingsTypes';
import { formatCounted } from '@/components/common/format';

import { isFollowing, ownValue, type Edits } from './providersForm';

type ChoiceField = 'text_provider' | 'image_provider' | 'vectors';

function labelOf(choices: Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

function wordsFor(name: TextField, value: string, { choices }: ProviderSettings): string {
  return name in choices ? labelOf(choices[name as ChoiceField], value) : value;
}

/** Where nobody chose a provider, OpenAI answers as soon as there is a key: here the account's. */
function isByKey(name: TextField, saved: ProviderSettings): boolean {
  const isProvider = name === 'text_provider' || name === 'image_provider';
  return isProvider && saved[name].in_force === 'openai' && saved.openai_api_key.source === 'account';
}

/** Whose word a value is that is not the account's own. */
function giver(name: TextField, saved: ProviderSettings): string {
  if (name === 'vectors') return 'At present';
  return isByKey(name, saved) ? 'By the key of this account' : 'From the server';
}

/** Whose value is in force, in one line below the field. */
export function sourceLine(name: TextField, edits: Edits, saved: ProviderSettings): string {
  const { own, in_force: inForce } = saved[name];
  const value = ownValue(name, edits, saved).trim();
  if (value !== own) return value === '' ? 'Once saved: what the server is set to.' : 'Not saved yet.';
  if (own !== '') return 'Set for this account.';
  if (isFollowing(name, edits, saved)) return 'The usual model of the provider.';
  if (inForce === '') return 'Nothing is set on the server.';
  return `${giver(name, saved)}: ${wordsFor(name, inForce, saved)}.`;
}

/** The same for readers who may not change it: the value, and where it comes from. */
export function factOf(name: TextField, saved: ProviderSettings): { value: string; note: string } {
  const { in_force: inForce, source } = saved[name];
  if (inForce === '') return { value: 'Not set', note: '' };
  const note = source === 'account' ? 'Set for this account' : giver(name, saved);
  return { value: wordsFor(name, inForce, saved), note };
}

export const UNREADABLE = 'The stored key can no longer be read. Enter it again.';

/** What is known of a key: never more than its end. */
export function keyLine(name: KeyField, saved: ProviderSettings): string {
  const { source, hint } = saved[name];
  if (source === 'none') return 'Not set.';
  if (source === 'server') return 'Set on the server.';
  return hint === '' ? 'Set for this account.' : `Set for this account, ends in ${hint}`;
}

/** Names of the models that a provider is known to have; all of them where the provider is not known. */
export function modelsOf(models: ImageModel[], provider: string | null): ImageModel[] {
  return provider === null ? models : models.filter((model) => model.provider === provider);
}

/** "2 credits per image": what a model costs; one that is not in the price list has the usual price. */
export function creditsLine(models: ImageModel[], model: string, usual: number): string {
  const known = models.find((candidate) => candidate.model === model);
  const price = `${formatCounted(known?.credits ?? usual, 'credit')} per image`;
  return known ? price : `${price}, as every model without a price of its own`;
}
