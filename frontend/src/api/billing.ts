import { client, unwrap } from './client';
import type { ListQuestion } from './rows';
import type { components } from './schema';
import type { Sent } from './types';

type Schemas = components['schemas'];

export type Wallet = Sent<Schemas['BillingWallet']>;
export type LedgerEntry = Sent<Schemas['LedgerEntry']>;
export type LedgerKind = Schemas['LedgerEntryKindEnum'];
export type Usage = Sent<Schemas['Usage']>;
export type UsageRow = Usage['rows'][number];
export type UsageBy = Schemas['ByEnum'];

export interface UsageQuestion {
  by: UsageBy;
  days: number;
}

export function getWallet(accountId: number): Promise<Wallet> {
  return unwrap(client.GET('/api/v1/billing/wallet/', { params: { query: { account_id: accountId } } }));
}

export function getUsage(accountId: number, question: UsageQuestion): Promise<Usage> {
  return unwrap(client.GET('/api/v1/billing/usage/', { params: { query: { account_id: accountId, ...question } } }));
}

/** An address for a link: the browser saves what it answers, with the filters of the list. */
export function ledgerExportUrl(accountId: number, { filters, search, ordering }: ListQuestion, format: 'csv' | 'xlsx'): string {
  const query = new URLSearchParams({ account_id: String(accountId), format });
  for (const [name, value] of Object.entries({ ...filters, search, ordering })) {
    if (value) query.set(name, value);
  }
  return `/api/v1/billing/ledger/export/?${query.toString()}`;
}
