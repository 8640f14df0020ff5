import { describe, expect, it } from 'vitest';

import { ownPromptSummary, prompt, promptSummary } from '@/test/settingsFixtures';

import { insertAt, promptBadge, promptLine, usedVariables, variableState } from './promptView';

const now = Date.parse('2026-11-20T14:03:30Z');

describe('what is in use', () => {
  it('is the default', () => {
    expect(promptBadge(promptSummary).label).toBe('Default');
    expect(promptLine(promptSummary, now)).toBe('Version a1b2c3d4e5f6, comes with IGNY8');
  });

  it('is the account’s own', () => {
    expect(promptBadge(ownPromptSummary).label).toBe('Yours');
    expect(promptLine(ownPromptSummary, now)).toBe(
      'Version 0f1e2d3c4b5a, saved 3 minutes ago by olga@example.com',
    );
  });

  it('has no author once that person is gone', () => {
    expect(promptLine({ ...ownPromptSummary, saved_by: '' }, now)).toBe('Version 0f1e2d3c4b5a, saved 3 minutes ago');
  });
});

describe('variables', () => {
  const [title, language] = prompt.variables;

  it('are found with and without blanks and filters', () => {
    expect(usedVariables('{{title}}, {{  language }} and {{ words | number }} but not { name } or {{ two words }}')).toEqual(
      new Set(['title', 'language', 'words']),
    );
  });

  it('are in use, missing, or simply left out', () => {
    if (!title || !language) throw new Error('The fixture has two variables.');
    expect(variableState(title, new Set(['title']))).toBe('used');
    expect(variableState(title, new Set())).toBe('missing');
    expect(variableState(language, new Set())).toBe('unused');
  });
});

describe('insertAt', () => {
  it('puts the piece at the caret and the caret behind it', () => {
    expect(insertAt('Write about .', 12, 12, '{{ title }}')).toEqual({ text: 'Write about {{ title }}.', caret: 23 });
  });

  it('replaces what is selected', () => {
    expect(insertAt('one two three', 4, 7, '2').text).toBe('one 2 three');
  });
});
