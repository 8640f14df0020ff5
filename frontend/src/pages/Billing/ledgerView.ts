import type { LedgerEntry, LedgerKind } from '@/api/billing';
import { formatCount } from '@/components/common/format';
import type { Badge } from '@/components/common/tone';

const KINDS: Record<LedgerKind, Badge> = {
  grant: { label: 'Granted', tone: 'good' },
  purchase: { label: 'Purchased', tone: 'good' },
  refund: { label: 'Given back', tone: 'good' },
  capture: { label: 'Charged', tone: 'live' },
  hold: { label: 'Set aside', tone: 'hold' },
  release: { label: 'Released', tone: 'quiet' },
};

export const KIND_FILTER = Object.entries(KINDS).map(([value, { label }]) => ({ value, label }));

/** A movement of a kind that this build does not know is shown by its own name. */
export function kindBadge(kind: LedgerKind): Badge {
  return (KINDS as Partial<Record<string, Badge>>)[kind] ?? { label: kind, tone: 'quiet' };
}

/** "+1,500", "−3" (with a minus and not a hyphen); a dash where nothing moved. */
export function signed(value: number): string {
  if (value === 0) return '–';
  return `${value > 0 ? '+' : '−'}${formatCount(Math.abs(value))}`;
}

/** What a row is called, for its buttons. */
export function titleOf({ id, charged_for: words }: LedgerEntry): string {
  return words || `Movement ${id}`;
}
