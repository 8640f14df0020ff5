import { expect, it } from 'vitest';

import { logTabs } from './logView';

it('puts the whole run first, then its stages', () => {
  const tabs = logTabs({ stage_2: 'b', stage_1: 'a', automation_run: 'all' });
  expect(tabs.map(({ label }) => label)).toEqual(['Whole run', 'Stage 1', 'Stage 2']);
});

it('leaves out what is empty', () => {
  expect(logTabs({ automation_run: 'all', stage_3: '\n' })).toHaveLength(1);
  expect(logTabs({})).toEqual([]);
});
