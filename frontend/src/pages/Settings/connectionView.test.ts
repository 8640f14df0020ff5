import { expect, it } from 'vitest';

import { tested } from '@/test/settingsFixtures';

import { resultView, TESTS } from './connectionView';

it('is green when it works', () => {
  expect(resultView(tested)).toEqual({ tone: 'good', sentence: tested.sentence, lines: [] });
});

it('is a warning when it works and something is missing', () => {
  const warnings = ['It does not stream: progress is shown in one step.'];
  expect(resultView({ ...tested, warnings })).toEqual({ tone: 'warn', sentence: tested.sentence, lines: warnings });
});

it('is red when it does not', () => {
  expect(resultView({ ...tested, ok: false, sentence: 'OpenAI does not accept the API key.' }).tone).toBe('bad');
});

it('names each button so that it begins with what is written on it', () => {
  for (const { label } of Object.values(TESTS)) expect(label).toMatch(/^Test connection /);
});
