import { describe, expect, it } from 'vitest';

import { approvedText, approveQuestion, imagesText, isSentBack } from './contentView';

describe('the images of an article', () => {
  it.each([
    [{ total: 0, generated: 0, pending: 0, failed: 0 }, '–'],
    [{ total: 4, generated: 4, pending: 0, failed: 0 }, '4 of 4'],
    [{ total: 4, generated: 3, pending: 0, failed: 1 }, '3 of 4, 1 failed'],
    [{ total: 4, generated: 0, pending: 4, failed: 0 }, '0 of 4'],
  ])('%j read %j', (counts, text) => {
    expect(imagesText({ ...counts, note: '' })).toBe(text);
  });
});

it('marks a draft that a reviewer sent back, and nothing else', () => {
  expect(isSentBack({ status: 'draft', sent_back_at: '2026-11-20T14:00:00Z' })).toBe(true);
  expect(isSentBack({ status: 'draft', sent_back_at: null })).toBe(false);
  expect(isSentBack({ status: 'review', sent_back_at: '2026-11-20T14:00:00Z' })).toBe(false);
});

it('counts what was approved and what was left', () => {
  const refused = [{ id: 1, title: 'A', reason: 'x' }];
  expect(approvedText({ approved: 3, refused: [] })).toBe('3 articles published.');
  expect(approvedText({ approved: 1, refused })).toBe('1 article published. 1 article left as it was.');
});

it('says of one article what it says of many', () => {
  expect(approveQuestion(1)).toMatch(/^The article is published as it stands/);
  expect(approveQuestion(1_200)).toMatch(/^Those of the 1,200 that are in review/);
});
