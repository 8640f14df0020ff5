import { describe, expect, it } from 'vitest';

import { languageName, LANGUAGES } from './language';

describe('languageName', () => {
  it.each([
    ['de', 'German'],
    ['pt-BR', 'Brazilian Portuguese'],
    ['xx-notalanguage-', ''],
    ['', ''],
    ['qqq', ''],
  ])('of "%s" is "%s"', (code, name) => {
    expect(languageName(code)).toBe(name);
  });

  it('knows every language that is suggested', () => {
    expect(LANGUAGES.filter((code) => languageName(code) === '')).toEqual([]);
  });
});
