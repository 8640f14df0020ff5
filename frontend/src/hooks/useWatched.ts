import { useEffect, useState } from 'react';

import type { FunctionName } from '@/api/aiTasks';
import type { AiTask } from '@/api/rowTypes';

import { readWatched, writeWatched, type Watched } from './watched';

function adopted({ group, task_id, function: name, site_id, created_at }: AiTask): Watched {
  return {
    group: group ?? task_id,
    function: name as FunctionName,
    siteId: site_id,
    count: 0,
    since: Date.parse(created_at),
    isAdopted: true,
  };
}

/** The list with work that goes on elsewhere; several tasks of one selection come in once. */
export function withAdopted(watched: Watched[], tasks: AiTask[]): Watched[] {
  const known = new Set(watched.map(({ group }) => group));
  const next = [...watched];
  for (const one of tasks.filter(({ run_id }) => run_id === null).map(adopted)) {
    if (!known.has(one.group)) next.push(one);
    known.add(one.group);
  }
  return next.length === watched.length ? watched : next;
}

/** The selections that this user waits for: remembered in this browser, so that a reload finds them again. */
export function useWatched(userId: number) {
  const [watched, setWatched] = useState(() => readWatched(userId));
  useEffect(() => {
    writeWatched(userId, watched);
  }, [userId, watched]);

  const change = (group: string, part: Partial<Watched>) =>
    setWatched((all) => all.map((one) => (one.group === group ? { ...one, ...part } : one)));

  return {
    watched,
    add: (one: Watched) => setWatched((all) => [...all.filter(({ group }) => group !== one.group), one]),
    adopt: (tasks: AiTask[]) => setWatched((all) => withAdopted(all, tasks)),
    tell: (group: string) => change(group, { isTold: true }),
    /** Taken up again: its next end is news. */
    renew: (group: string) => change(group, { isTold: false }),
    drop: (groups: string[]) => setWatched((all) => all.filter(({ group }) => !groups.includes(group))),
  };
}
