import type { ImportPreview, ImportReport } from '@/api/keywordImport';
import { formatCount, formatCounted } from '@/components/common/format';

const FIELDS: Record<string, string> = {
  keyword: 'Keyword', volume: 'Volume', difficulty: 'Difficulty', intent: 'Intent', country: 'Country',
};

/** What was recognised: "Volume is in the column “Avg. monthly searches”". */
export function columnTexts({ columns }: Pick<ImportPreview, 'columns'>): string[] {
  return Object.entries(columns).map(([field, name]) => `${FIELDS[field] ?? field}: “${name}”`);
}

/** "CSV, UTF-8" */
export function fileText({ format, encoding, sheet }: Pick<ImportPreview, 'format' | 'encoding' | 'sheet'>): string {
  return [format.toUpperCase(), encoding.toUpperCase(), sheet && `sheet “${sheet}”`].filter(Boolean).join(', ');
}

/** What the button would do; null when it would do nothing. */
export function importLabel({ new: fresh, duplicates }: Pick<ImportPreview, 'new' | 'duplicates'>): string | null {
  if (fresh > 0) return `Import ${formatCounted(fresh, 'keyword')}`;
  return duplicates > 0 ? 'Fill in missing figures' : null;
}

/** What became of every row of the file. */
export function reportText({ added, duplicates, filled, rejected_count: rejected }: ImportReport): string {
  const facts = [
    `${formatCounted(added, 'keyword')} added`,
    duplicates > 0 ? `${formatCount(duplicates)} already there` : '',
    filled > 0 ? `${formatCounted(filled, 'keyword')} got missing figures` : '',
    rejected > 0 ? `${formatCounted(rejected, 'row')} not taken` : '',
  ];
  return `${facts.filter(Boolean).join(', ')}.`;
}

/** The list of refused rows is cut at what a screen can show; this says so. */
export function moreText(total: number, shown: number): string {
  return total > shown ? `and ${formatCounted(total - shown, 'more row')}` : '';
}
