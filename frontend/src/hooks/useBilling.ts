import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { getUsage, getWallet, type UsageQuestion } from '@/api/billing';
import { keys } from '@/api/keys';

export function useWallet(accountId: number) {
  return useQuery({ queryKey: keys.wallet(accountId), queryFn: () => getWallet(accountId) });
}

/** The chart of the last question stays until the next one is there. */
export function useUsage(accountId: number, question: UsageQuestion) {
  return useQuery({
    queryKey: keys.usage(accountId, question),
    queryFn: () => getUsage(accountId, question),
    placeholderData: keepPreviousData,
  });
}
