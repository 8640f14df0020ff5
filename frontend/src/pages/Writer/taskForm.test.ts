import { expect, it } from 'vitest';

import { writerTask } from '@/test/writerFixtures';

import { EMPTY_TASK, taskChanges, taskFormOf, taskValues } from './taskForm';

it('sends an outline line by line, without the empty ones', () => {
  expect(taskValues({ ...EMPTY_TASK, title: ' Descale ', outline: 'Why\n\n  How \n' })).toEqual({
    title: 'Descale', description: '', cluster_id: null, content_type: 'guide', search_intent: '', word_count: 1_000,
    target_keywords: [], outline: ['Why', 'How'],
  });
});

it('leaves the number of words to the server when it is cleared', () => {
  expect(taskValues({ ...EMPTY_TASK, words: '' })).not.toHaveProperty('word_count');
});

it('sends only what was changed, lists included', () => {
  const before = taskFormOf(writerTask);
  expect(taskChanges(before, before)).toEqual({});
  expect(taskChanges(before, { ...before, outline: 'One\nTwo', words: 900 })).toEqual({ outline: ['One', 'Two'], word_count: 900 });
});
