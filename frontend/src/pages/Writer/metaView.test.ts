import { describe, expect, it } from 'vitest';

import { article } from '@/test/writerFixtures';

import { lengthOf, searchResult } from './metaView';

describe('lengths', () => {
  it.each([
    ['', 'warn', '0 of 60'],
    ['x'.repeat(60), 'quiet', '60 of 60'],
    ['x'.repeat(61), 'bad', '61 of 60'],
    ['🫖🫖', 'quiet', '2 of 60'],
  ])('of %j are %s', (text, tone, said) => {
    expect(lengthOf(text, 60)).toEqual({ text: said, tone });
  });
});

describe('the search result', () => {
  it('shows what search engines are told', () => {
    expect(searchResult(article, 'coffee.example')).toEqual({
      title: 'Moka Pot Sizes', address: 'coffee.example › moka-pot-sizes', description: 'Which moka pot makes how many cups.',
    });
  });

  it('takes title and excerpt where that is nothing', () => {
    expect(searchResult({ ...article, meta_title: '', meta_description: '' }, 'coffee.example')).toMatchObject({
      title: 'Moka Pot Sizes Explained', description: 'Small cups, and how many.',
    });
  });
});
