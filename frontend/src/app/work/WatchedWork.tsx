import { lazy, Suspense } from 'react';

import type { Watched } from '@/hooks/watched';

import { useEnding } from './useEnding';

const Progress = lazy(() => import('./Progress'));

export interface WatchedProps {
  work: Watched;
  isShown: boolean;
  onShow: () => void;
  onClose: () => void;
  /** Its end is known to the reader. */
  onTold: () => void;
  /** It was taken up again. */
  onAgain: () => void;
  /** The server does not know it any more. */
  onGone: () => void;
}

/** One selection: looked at until it ends, whether its dialog is open or not. */
export function WatchedWork(props: WatchedProps) {
  const query = useEnding(props);
  if (!props.isShown) return null;
  return (
    <Suspense>
      <Progress work={props.work} group={query.data} error={query.error} isOffline={query.isPaused} onClose={props.onClose} />
    </Suspense>
  );
}
