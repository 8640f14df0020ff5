import { expect, it } from 'vitest';

import { cluster, contents, otherCluster } from '@/test/plannerFixtures';

import { deletionText, goneText, mergeText, moveText, splitText, writtenText } from './clusterText';

it('says what becomes of keywords and ideas when clusters are deleted', () => {
  expect(deletionText(contents([cluster]))).toBe(
    '12 keywords become new again and wait for the next clustering. 5 ideas are deleted for good.',
  );
  expect(deletionText({ keywords: 1, ideas: 1 })).toBe(
    '1 keyword becomes new again and waits for the next clustering. 1 idea is deleted for good.',
  );
  expect(deletionText({ keywords: 0, ideas: 0 })).toBe('No keyword is touched. No idea is lost.');
});

it('says why clusters with articles stay', () => {
  expect(writtenText(contents([cluster]))).toBeNull();
  expect(writtenText(contents([cluster, otherCluster], 1))).toMatch(/^The writer has 1 idea of them\..*disable them\.$/);
  expect(writtenText(contents([cluster], 3))).toMatch(/^The writer has 3 ideas of it\..*merge it into another cluster, or disable it\.$/);
});

it('counts what a merge moves and what is there afterwards', () => {
  const both = contents([cluster, otherCluster]);
  expect(mergeText(cluster, both)).toMatch(/^4 keywords and 1 idea go into “Moka Pots”, which then has 16 keywords and 6 ideas\./);
  expect(mergeText(otherCluster, both)).toMatch(/^12 keywords and 5 ideas go into “Pot Cleaning”, which then has 16 keywords and 6 ideas\./);
});

it('names the clusters that are gone after a merge, many of them by their number', () => {
  expect(goneText(cluster, contents([cluster, otherCluster]))).toBe('“Pot Cleaning” is gone then.');
  const many = Array.from({ length: 8 }, (_, index) => ({ ...otherCluster, id: 20 + index, name: `C${index}` }));
  expect(goneText(cluster, contents([cluster, ...many]))).toBe('“C0”, “C1”, “C2”, “C3” and 4 more are gone then.');
});

it('counts both ends of a move where it knows where it begins', () => {
  expect(moveText(3, 'keyword', otherCluster, cluster)).toBe('“Pot Cleaning” then has 7 keywords, “Moka Pots” keeps 9.');
  expect(moveText(1, 'idea', otherCluster, cluster)).toBe('“Pot Cleaning” then has 2 ideas, “Moka Pots” keeps 4.');
  expect(moveText(3, 'keyword', otherCluster)).toBe(
    '“Pot Cleaning” has 4 keywords now. Selected ones that are in it already stay as they are.',
  );
});

it('counts both parts of a split', () => {
  expect(splitText(11, cluster)).toBe(
    '“Moka Pots” keeps 1 keyword and its 5 ideas. The new cluster begins with 11 keywords and no ideas.',
  );
});
