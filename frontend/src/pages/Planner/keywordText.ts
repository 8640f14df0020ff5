import type { ImportPreview } from '@/api/keywordImport';
import { formatCounted, formatCount } from '@/components/common/format';

/** "keywords.csv: 40 new keywords, 6 already there, 2 rows cannot be taken" */
export function previewText({ filename, new: fresh, duplicates, rejected_count: rejected }: ImportPreview): string {
  const facts = [
    formatCounted(fresh, 'new keyword'),
    duplicates > 0 ? `${formatCount(duplicates)} already there` : '',
    rejected > 0 ? `${formatCounted(rejected, 'row')} cannot be taken` : '',
  ];
  return `${filename}: ${facts.filter(Boolean).join(', ')}`;
}

/** What is lost and what is not, before keywords are deleted. */
export function deleteText(count: number): string {
  const what = count === 1 ? 'The keyword is' : 'They are';
  return `${what} gone from the plan. Ideas and articles that were made of ${count === 1 ? 'it' : 'them'} stay.`;
}
