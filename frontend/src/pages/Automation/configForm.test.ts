import { describe, expect, it } from 'vitest';

import { config, snapshot } from '@/test/fixtures';

import { dayHint, problemOf, stageFields } from './configForm';

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

  it.each([0, Number.NaN, 1.5, 101])('refuses a batch of %d', (size) => {
    expect(problemOf({ ...config, stage_4_batch_size: size })).toBe('A batch takes 1 to 100 items.');
  });

  it.each([0, Number.NaN, 17])('refuses %d batches side by side', (count) => {
    expect(problemOf({ ...config, stage_2_concurrency: count })).toContain('1 and 16');
  });
});

it('names the fields after the stages', () => {
  expect(stageFields(snapshot.stages)).toHaveLength(6);
  expect(stageFields(snapshot.stages)[3]).toEqual({
    label: 'Tasks → Content', items: 'tasks', size: 'stage_4_batch_size', concurrency: 'stage_4_concurrency',
  });
});

it('says what happens to the 31st in a short month', () => {
  expect(dayHint(31)).toContain('last day');
  expect(dayHint(28)).toBeNull();
});
