import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

import { getEvents, getMissedEvents, type EventsQuestion, type MissedEvents } from '@/api/automation';
import { keys } from '@/api/keys';

/**
 * The journal of a run page by page, oldest first. Lines do not change once they are written: when the run has written
 * more (`version` changes) only what comes behind the last line is asked for.
 */
export function useJournal(question: EventsQuestion, version: string) {
  const query = useInfiniteQuery({
    queryKey: [...keys.events(question.runId), question],
    queryFn: ({ pageParam }) => getEvents(question, pageParam),
    initialPageParam: 0,
    getNextPageParam: ({ next_after: after }) => after,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  });
  const hasMore = query.data?.pages.at(-1)?.more ?? false;
  const lookOn = useEffectEvent(() => {
    // What stands behind a page that nobody has asked for yet comes with that page.
    if (query.isSuccess && !query.isPlaceholderData && !hasMore) void query.fetchNextPage();
  });
  useEffect(() => {
    lookOn();
  }, [version]);
  return { ...query, hasMore };
}

/** What was written between two looks at a run, where one answer could not hold it all. Asked for once. */
export function useMissedEvents(missed: MissedEvents | null) {
  return useQuery({
    queryKey: [...keys.events(missed?.runId ?? ''), 'missed', missed],
    queryFn: () => (missed ? getMissedEvents(missed) : []),
    enabled: missed !== null,
    staleTime: Infinity,
    gcTime: 0,
  });
}
