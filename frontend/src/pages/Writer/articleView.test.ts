import { describe, expect, it } from 'vitest';

import { article, mayMend } from '@/test/writerFixtures';

import { decisionsView, factsOf, failedImages, keywordsShown } from './articleView';

describe('decisions', () => {
  it('lead with approval while the article is in review', () => {
    expect(decisionsView(article)).toEqual({
      leading: 'approve', blocked: '', canSendBack: true, canArchive: true, canDelete: true, canEdit: true,
    });
  });

  it('say why approval has to wait', () => {
    const refusals = { ...article.refusals, approve: '1 image of this article is still to be made.' };
    expect(decisionsView({ status: 'review', refusals }).blocked).toBe('1 image of this article is still to be made.');
  });

  it('lead a draft into review, and do not send it back', () => {
    expect(decisionsView({ status: 'draft', refusals: mayMend })).toMatchObject({ leading: 'submit', blocked: '', canSendBack: false });
  });

  it('lead nowhere from a published article', () => {
    expect(decisionsView({ status: 'published', refusals: mayMend })).toMatchObject({ leading: null, blocked: '' });
  });
});

it('names the first keywords and counts the rest', () => {
  const keywords = Array.from({ length: 8 }, (_, id) => ({ id, name: `keyword ${id}` }));
  expect(keywordsShown(keywords)).toMatchObject({ more: 'and 3 more' });
  expect(keywordsShown(keywords).shown).toHaveLength(5);
  expect(keywordsShown(keywords.slice(0, 5)).more).toBe('');
});

it('says how long it is, how many pictures are there and who wrote it', () => {
  expect(factsOf(article)).toEqual(['1,245 words', '1 of 2 images', 'written by offline']);
  const none = { total: 0, generated: 0, pending: 0, failed: 0, note: '' };
  expect(factsOf({ ...article, image_counts: none, written_by: 'by hand' })).toEqual(['1,245 words', 'no images', 'written by hand']);
});

it('finds the pictures that did not come', () => {
  expect(failedImages(article)).toEqual([73]);
});
