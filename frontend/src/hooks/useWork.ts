import { createContext, useContext } from 'react';

import type { FunctionName } from '@/api/aiTasks';

import type { Watched } from './watched';

/** Rows that an AI function should be asked for. */
export interface Ask {
  function: FunctionName;
  ids: number[];
  siteId: number;
  /** Makes anew what is there already (images), charged like new. */
  isAnew?: boolean;
  /** Once the server has taken it: time to clear the selection. */
  onStarted?: () => void;
}

export interface Work {
  /** Shows what it would cost, then starts it and shows its progress. */
  ask: (what: Ask) => void;
  /** Shows the progress of what was started already. */
  open: (group: string) => void;
  /** What is under way or ended since the page was loaded, newest last. */
  watched: Watched[];
  /** Takes what has ended out of the list. */
  dismiss: (groups: string[]) => void;
}

export const WorkContext = createContext<Work | null>(null);

/** The AI functions for pages. Dialogs belong to the frame: they stay while the reader goes from page to page. */
export function useWork(): Work {
  const work = useContext(WorkContext);
  if (work === null) throw new Error('useWork is used outside of the frame.');
  return work;
}
