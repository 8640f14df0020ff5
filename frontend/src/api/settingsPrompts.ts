import { client, unwrap } from './client';
import type { PromptDetail, PromptList, PromptPreview, PromptVersionPage } from './settingsTypes';

const of = (accountId: number, name: string) => ({ path: { function: name }, query: { account_id: accountId } });

export function getPrompts(accountId: number): Promise<PromptList> {
  return unwrap(client.GET('/api/v1/settings/prompts/', { params: { query: { account_id: accountId } } }));
}

export function getPrompt(accountId: number, name: string): Promise<PromptDetail> {
  return unwrap(client.GET('/api/v1/settings/prompts/{function}/', { params: of(accountId, name) }));
}

export function putPrompt(accountId: number, name: string, text: string): Promise<PromptDetail> {
  return unwrap(client.PUT('/api/v1/settings/prompts/{function}/', { params: of(accountId, name), body: { text } }));
}

/** Back to the prompt that comes with the product. */
export function deletePrompt(accountId: number, name: string): Promise<PromptDetail> {
  return unwrap(client.DELETE('/api/v1/settings/prompts/{function}/', { params: of(accountId, name) }));
}

export function getPromptVersions(accountId: number, name: string, page: number): Promise<PromptVersionPage> {
  const { path, query } = of(accountId, name);
  const params = { path, query: { ...query, page } };
  return unwrap(client.GET('/api/v1/settings/prompts/{function}/versions/', { params }));
}

export function previewPrompt(accountId: number, name: string, text: string): Promise<PromptPreview> {
  const params = of(accountId, name);
  return unwrap(client.POST('/api/v1/settings/prompts/{function}/preview/', { params, body: { text } }));
}
