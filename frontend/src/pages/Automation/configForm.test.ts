import { describe, expect, it } from 'vitest';

import { config, snapshot } from '@/test/fixtures';

import { batchFields, dayHint, problemOf } from './configForm';

describe('problemOf', () => {
  it('finds none in what the server sent', () => {
    expect(problemOf(config)).toBeNull();
    expect(problemOf({ ...config, scheduled_time: '02:00:00' })).toBeNull();
  });

  it.each(['', '24:00', '2:00', '12:60'])('refuses the time "%s"', (time) => {
    expect(problemOf({ ...config, scheduled_time: time })).toContain('00:00');
  });

  it.each([0, 32])('refuses day %i', (day) => {
    expect(problemOf({ ...config, day_of_month: day })).toContain('31');
  });

  it.each([0, Number.NaN, 1.5])('refuses a batch of %d', (size) => {
    expect(problemOf({ ...config, stage_4_batch_size: size })).toContain('at least 1');
  });
});

it('names the batch sizes after the stages', () => {
  expect(batchFields(snapshot.stages)[0]).toEqual({
    name: 'stage_1_batch_size', label: 'Keywords → Clusters', unit: 'keywords per batch',
  });
});

it('says what happens to the 31st in a short month', () => {
  expect(dayHint(31)).toContain('last day');
  expect(dayHint(28)).toBeNull();
});
