import { expect, it } from 'vitest';

import { article } from '@/test/writerFixtures';

import { articleChanges, articleFormOf, isFixed, laidOut } from './articleForm';

it('lays an article out a block a line, and once is enough', () => {
  const html = '<p>One <em>word</em>.</p><h2>Two</h2><ul><li>a</li><li>b</li></ul><pre>x\n  y</pre><p>End</p>';
  const lines = laidOut(html);
  expect(lines.split('\n')).toEqual([
    '<p>One <em>word</em>.</p>', '<h2>Two</h2>', '<ul>', '<li>a</li>', '<li>b</li>', '</ul>', '<pre>x', '  y</pre>', '<p>End</p>',
  ]);
  expect(laidOut(lines)).toBe(lines);
});

it('takes laying out for no change', () => {
  const form = articleFormOf(article);
  expect(articleChanges(form, form)).toEqual({});
  expect(articleChanges(form, { ...form, meta_title: '' })).toEqual({ meta_title: '' });
});

it('leaves what was approved alone, and what search engines show free', () => {
  const published = { refusals: { ...article.refusals, edit_text: 'This article is published.' } };
  expect(['title', 'html', 'slug', 'meta_title', 'excerpt'].map((name) => isFixed(name as 'title', published))).toEqual([
    true, true, true, false, false,
  ]);
  expect(isFixed('title', article)).toBe(false);
});
