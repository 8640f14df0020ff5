import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';

import { ApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import type { TaskGroup } from '@/api/rowTypes';
import { notifyEnded } from '@/components/common/notify';
import { WORDS } from '@/components/progress/functionView';
import { isGroupOpen, progressView } from '@/components/progress/progressView';
import { useTaskGroup } from '@/hooks/useTaskGroup';

import type { WatchedProps } from './WatchedWork';

/** Says how it ended to a reader who has closed the dialog, with a way to what it made or to what went wrong. */
function useWord({ work, isShown, onShow, onTold }: WatchedProps) {
  const navigate = useNavigate();
  return (group: TaskGroup) => {
    onTold();
    if (isShown || work.isAdopted) return;
    const { headline, tone } = progressView(group);
    const words = WORDS[work.function];
    const isGood = tone === 'good';
    notifyEnded({
      id: work.group,
      message: headline,
      isGood,
      link: isGood ? words.toLabel : 'Show details',
      onOpen: isGood ? () => void navigate(`${words.to}?site=${work.siteId}`) : onShow,
    });
  };
}

/** Looks at the selection until it ends; keeps the lists in step with it, and tells its end once. */
export function useEnding(props: WatchedProps) {
  const { work, onAgain, onGone } = props;
  const query = useTaskGroup(work.group);
  const queryClient = useQueryClient();
  const word = useWord(props);
  const { data, error } = query;
  const isOpen = data && isGroupOpen(data);
  const ended = data ? data.together.completed + data.together.failed + data.together.cancelled : 0;

  // Each part that ends has changed rows, and made some in other lists.
  useEffect(() => {
    if (ended > 0) void queryClient.invalidateQueries({ queryKey: keys.rows });
  }, [ended, queryClient]);

  // And it was paid for: every wallet on the page is asked again once all is done.
  useEffect(() => {
    if (isOpen !== false) return;
    void queryClient.invalidateQueries({ queryKey: keys.billing });
    void queryClient.invalidateQueries({ queryKey: keys.currentRun(work.siteId) });
  }, [isOpen, queryClient, work.siteId]);

  const onMove = useEffectEvent(() => {
    if (data && !isOpen && !work.isTold) word(data);
    if (isOpen && work.isTold) onAgain();
  });
  useEffect(() => {
    onMove();
  }, [isOpen]);

  const isGone = error instanceof ApiError && error.status === 404;
  const onMissing = useEffectEvent(onGone);
  useEffect(() => {
    if (isGone) onMissing();
  }, [isGone]);
  return query;
}
