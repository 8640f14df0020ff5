import { useState } from 'react';

import type { MissedEvents } from '@/api/automation';
import type { RunEvent } from '@/api/types';
import { useMissedEvents } from '@/hooks/useEvents';

import { ALL, gapBetween, matching, upTo, withNews, type LogFilter } from './logView';

/** What was seen, what has come, and what came between the two without being seen. */
function useTrail(runId: string, events: RunEvent[]): RunEvent[] {
  const [last, setLast] = useState(events);
  const [trail, setTrail] = useState(events);
  const [missed, setMissed] = useState<MissedEvents | null>(null);
  const { data: found } = useMissedEvents(missed);
  if (events !== last) {
    const gap = gapBetween(trail, events);
    setLast(events);
    setTrail(withNews(trail, events));
    // A second gap before the first was filled: one question covers both.
    if (gap) setMissed({ runId, after: missed?.after ?? gap.after, before: gap.before });
  }
  if (missed && found) {
    setTrail(withNews(trail, found));
    setMissed(null);
  }
  return trail;
}

/**
 * The events of a run as they come. The answer carries the last fifty; what went by before stays on the page.
 * Holding still keeps the list where the reader is; what has come meanwhile is counted.
 */
export function useLiveLog(runId: string, events: RunEvent[]) {
  const trail = useTrail(runId, events);
  const [held, setHeld] = useState<number | null>(null);
  const [filter, setFilter] = useState<LogFilter>(ALL);
  const fitting = matching(trail, filter);
  const shown = upTo(fitting, held);
  return {
    shown,
    filter,
    setFilter: (part: Partial<LogFilter>) => setFilter((current) => ({ ...current, ...part })),
    isHeld: held !== null,
    missed: fitting.length - shown.length,
    hold: () => setHeld(trail[0]?.id ?? 0),
    follow: () => setHeld(null),
    hasEvents: trail.length > 0,
  };
}
