import { expect, it } from 'vitest';

import { columnTexts, fileText, importLabel, moreText, reportText } from './importView';

it('says what was recognised', () => {
  expect(columnTexts({ columns: { keyword: 'Keyword', volume: 'Avg. monthly searches' } })).toEqual([
    'Keyword: “Keyword”', 'Volume: “Avg. monthly searches”',
  ]);
  expect(fileText({ format: 'csv', encoding: 'utf-8', sheet: '' })).toBe('CSV, UTF-8');
  expect(fileText({ format: 'xlsx', encoding: '', sheet: 'Plan' })).toBe('XLSX, sheet “Plan”');
});

it('says on the button what it will do, and has none when it would do nothing', () => {
  expect(importLabel({ new: 1_200, duplicates: 0 })).toBe('Import 1,200 keywords');
  expect(importLabel({ new: 0, duplicates: 5 })).toBe('Fill in missing figures');
  expect(importLabel({ new: 0, duplicates: 0 })).toBeNull();
});

it('says what became of every row', () => {
  const report = { added: 40, duplicates: 6, filled: 2, rejected_count: 1, rejected: [] };
  expect(reportText(report)).toBe('40 keywords added, 6 already there, 2 keywords got missing figures, 1 row not taken.');
  expect(reportText({ ...report, duplicates: 0, filled: 0, rejected_count: 0 })).toBe('40 keywords added.');
});

it('says how many refused rows it does not list', () => {
  expect(moreText(1_000, 50)).toBe('and 950 more rows');
  expect(moreText(2, 2)).toBe('');
});
