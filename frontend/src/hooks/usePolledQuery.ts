import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';

import { ApiError } from '@/api/errors';

interface Options<T> {
  queryKey: readonly unknown[];
  queryFn: () => Promise<T>;
  /** The rule: milliseconds until the next look, false to stop. */
  interval: (data: T | undefined, failures: number) => number | false;
  /** Shows the answer to the last question until the one to the next is there: pages of a list do not blink. */
  keepsLast?: boolean;
  enabled?: boolean;
}

/**
 * A query that looks again as its rule says. It rests while the tab is hidden, catches up when the tab or the network
 * comes back, and stops at a refusal (4xx), which asking again would not change.
 */
export function usePolledQuery<T>({ queryKey, queryFn, interval, keepsLast, enabled = true }: Options<T>): UseQueryResult<T> {
  // Counted here because the query's own counter starts again with every fetch.
  const failures = useRef(0);

  return useQuery({
    queryKey,
    enabled,
    ...(keepsLast ? { placeholderData: keepPreviousData } : {}),
    queryFn: async () => {
      try {
        const data = await queryFn();
        failures.current = 0;
        return data;
      } catch (error) {
        failures.current += 1;
        throw error;
      }
    },
    retry: false,
    staleTime: 0,
    refetchInterval: ({ state }) => {
      if (state.error instanceof ApiError && !state.error.isTransient) return false;
      return interval(state.data, failures.current);
    },
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: 'always',
  });
}
