import { expect, it } from 'vitest';

import { task } from '@/test/taskFixtures';

import { withAdopted } from './useWatched';
import { readWatched, writeWatched, type Watched } from './watched';

const one: Watched = { group: 'a', function: 'auto_cluster', siteId: 12, count: 50, since: Date.now() };

it('finds after a reload what was waited for, by user', () => {
  writeWatched(1, [one]);
  expect(readWatched(1)).toEqual([one]);
  expect(readWatched(2)).toEqual([]);
});

it('forgets what was told, what others began, and what is older than a week', () => {
  writeWatched(1, [{ ...one, isTold: true }, { ...one, group: 'b', isAdopted: true }, { ...one, group: 'c' }]);
  expect(readWatched(1).map(({ group }) => group)).toEqual(['c']);
  expect(readWatched(1, Date.now() + 8 * 24 * 3600 * 1000)).toEqual([]);
});

it.each(['{', '{}', '[1, null, {"group": 3}]'])('begins anew when %s is found there', (text) => {
  window.localStorage.setItem('igny8-work-1', text);
  expect(readWatched(1)).toEqual([]);
});

it('adopts work of other windows once for a selection, and none of a run', () => {
  const tasks = [{ ...task, task_id: 'x', group: 'x' }, { ...task, task_id: 'y', group: 'x' }, { ...task, group: null, run_id: 'run_1' }];
  expect(withAdopted([one], tasks).map(({ group }) => group)).toEqual(['a', 'x']);
  const same = [{ ...one, group: 'x' }];
  expect(withAdopted(same, tasks)).toBe(same);
});
