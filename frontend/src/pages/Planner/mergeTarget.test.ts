import { expect, it } from 'vitest';

import { cluster, contents, otherCluster } from '@/test/plannerFixtures';

import { mergedIds, mergeTarget } from './mergeTarget';

const { clusters } = contents([cluster, otherCluster]);

it('asks about the selected clusters, and about the target of a single one', () => {
  expect(mergedIds([7, 8], 8)).toEqual([7, 8]);
  expect(mergedIds([7], null)).toEqual([7]);
  expect(mergedIds([7], 8)).toEqual([7, 8]);
  expect(mergedIds([7], 7)).toEqual([7]);
});

it('keeps the fullest of several that is in use, unless another one is chosen', () => {
  expect(mergeTarget([7, 8], null, clusters)?.id).toBe(7);
  expect(mergeTarget([7, 8], 8, clusters)?.id).toBe(8);
  const disabled = contents([{ ...cluster, disabled: true }, otherCluster]).clusters;
  expect(mergeTarget([7, 8], null, disabled)?.id).toBe(8);
});

it('has no place for a single cluster before one is chosen, and never itself', () => {
  expect(mergeTarget([7], null, clusters)).toBeUndefined();
  expect(mergeTarget([7], 7, clusters)).toBeUndefined();
  expect(mergeTarget([7], 8, clusters)?.id).toBe(8);
});
