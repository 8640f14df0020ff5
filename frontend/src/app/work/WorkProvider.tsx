import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';

import { useActiveTasks } from '@/hooks/useTaskGroup';
import { useWatched } from '@/hooks/useWatched';
import { WorkContext, type Ask } from '@/hooks/useWork';

import { WatchedWork } from './WatchedWork';

const AskModal = lazy(() => import('./AskModal'));

interface Props {
  userId: number;
  children: ReactNode;
}

/** The AI functions of every page: the dialog that asks first, the progress of each, and word of how it ended. */
export function WorkProvider({ userId, children }: Props) {
  const { watched, add, adopt, tell, renew, drop } = useWatched(userId);
  const [asked, setAsked] = useState<Ask | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const { data: active } = useActiveTasks();

  useEffect(() => {
    if (active) adopt(active);
    // `adopt` is made anew with every render and does the same each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active]);

  const work = useMemo(() => ({ ask: setAsked, open: setOpen, watched, dismiss: drop }), [watched, drop]);

  const begin = (what: Ask, group: string) => {
    const isShownOneByOne = what.function === 'generate_images';
    add({
      group,
      function: what.function,
      siteId: what.siteId,
      count: what.ids.length,
      since: Date.now(),
      ...(isShownOneByOne ? { ids: what.ids } : {}),
    });
    setAsked(null);
    setOpen(group);
    what.onStarted?.();
  };

  return (
    <WorkContext.Provider value={work}>
      {children}
      {watched.map((one) => (
        <WatchedWork
          key={one.group}
          work={one}
          isShown={one.group === open}
          onShow={() => setOpen(one.group)}
          onClose={() => setOpen(null)}
          onTold={() => tell(one.group)}
          onAgain={() => renew(one.group)}
          onGone={() => drop([one.group])}
        />
      ))}
      <Suspense>
        {asked && <AskModal what={asked} onStarted={(group) => begin(asked, group)} onClose={() => setAsked(null)} />}
      </Suspense>
    </WorkContext.Provider>
  );
}
