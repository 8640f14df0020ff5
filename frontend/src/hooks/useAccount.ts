import type { Session } from '@/api/types';

import { useSession } from './useSession';
import { useSite } from './useSite';

export type Account = Session['accounts'][number];

/** The account of the selected site, else the reader's first one. */
export function pickAccount(accounts: Account[], siteAccountId: number | undefined): Account | undefined {
  return accounts.find(({ id }) => id === siteAccountId) ?? accounts[0];
}

/** Whose settings are shown. `accountAt` tells whose they would be at another address. */
export function useAccount() {
  const { data: session } = useSession();
  const { site, siteAt, isPending, error, refetch } = useSite();
  const accounts = session?.accounts ?? [];
  const accountAt = (address: URLSearchParams) => pickAccount(accounts, siteAt(address)?.account.id);
  return { account: isPending ? undefined : pickAccount(accounts, site?.account.id), accountAt, isPending, error, refetch };
}
