import { useState } from 'react';

import type { RunEvent } from '@/api/types';

import { ALL, matching, upTo, withNews, type LogFilter } from './logView';

/**
 * The events of a run as they come. The answer carries the last fifty; what went by before stays on the page.
 * Holding still keeps the list where the reader is; what has come meanwhile is counted.
 */
export function useLiveLog(events: RunEvent[]) {
  const [last, setLast] = useState(events);
  const [trail, setTrail] = useState(events);
  const [held, setHeld] = useState<number | null>(null);
  const [filter, setFilter] = useState<LogFilter>(ALL);
  if (events !== last) {
    setLast(events);
    setTrail(withNews(trail, events));
  }
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
