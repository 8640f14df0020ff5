import { expect, it } from 'vitest';

import { idea } from '@/test/plannerFixtures';

import { EMPTY_IDEA, firstError, ideaChanges, ideaForm, ideaValues, linesOf } from './ideaValues';

it('reads an outline as people paste it', () => {
  expect(linesOf('## Cups\n\n  - Stove \n* Care\n3-cup pots\n')).toEqual(['Cups', 'Stove', 'Care', '3-cup pots']);
});

it('sends what a new idea says and leaves the rest to the server', () => {
  expect(ideaValues({ ...EMPTY_IDEA, title: ' Clean it ', words: '', cluster: '7' })).toEqual({
    idea_title: 'Clean it', description: '', outline: [], target_keywords: [], search_intent: '', content_type: 'guide', cluster_id: 7,
  });
});

it('sends only what was changed, lists as a whole', () => {
  const before = ideaForm(idea);
  expect(ideaChanges(before, before)).toEqual({});
  expect(ideaChanges(before, { ...before, outline: 'Cups\nStove\nCare', words: 1_500, cluster: '8' })).toEqual({
    outline: ['Cups', 'Stove', 'Care'], word_count: 1_500, cluster_id: 8,
  });
});

it('finds the first sentence in what is wrong with a list', () => {
  expect(firstError(['Too short.'])).toBe('Too short.');
  expect(firstError({ 3: ['At most 300 characters.'] })).toBe('At most 300 characters.');
  expect(firstError(undefined)).toBeUndefined();
});
