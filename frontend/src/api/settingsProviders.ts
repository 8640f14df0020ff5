import { client, unwrap } from './client';
import type { ProviderChanges, ProviderSettings, TestKind, TestResult } from './settingsTypes';

const of = (accountId: number) => ({ query: { account_id: accountId } });

export function getProviders(accountId: number): Promise<ProviderSettings> {
  return unwrap(client.GET('/api/v1/settings/providers/', { params: of(accountId) }));
}

export function patchProviders(accountId: number, changes: ProviderChanges): Promise<ProviderSettings> {
  return unwrap(client.PATCH('/api/v1/settings/providers/', { params: of(accountId), body: changes }));
}

/** Tries what is saved with the changes on top, without saving them. Takes up to 20 s. */
export function testConnection(accountId: number, kind: TestKind, changes: ProviderChanges): Promise<TestResult> {
  return unwrap(client.POST('/api/v1/settings/providers/test/', { params: of(accountId), body: { kind, ...changes } }));
}
