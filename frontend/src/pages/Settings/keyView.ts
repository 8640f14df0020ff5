import type { ApiKey, KeyScope } from '@/api/accounts';
import { formatAhead, formatMoment } from '@/components/common/format';
import type { Badge } from '@/components/common/tone';

const DAY = 86_400_000;

export const SCOPES: { value: KeyScope; label: string; note: string }[] = [
  { value: 'read', label: 'Read', note: 'Looks at everything of the account, changes nothing' },
  { value: 'write', label: 'Read and write', note: 'Also imports, edits and starts work, as an editor can' },
  { value: 'manage', label: 'Read, write and manage', note: 'Also sites, provider keys and prompts, as an admin can' },
];

export function scopeLabel(scope: KeyScope): string {
  return SCOPES.find(({ value }) => value === scope)?.label ?? scope;
}

export const LIFETIMES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'Until it is revoked' },
];

/** When a key of so many days ends; null for one that does not. */
export function endOf(days: string, now: number): string | null {
  return days === '' ? null : new Date(now + Number(days) * DAY).toISOString();
}

/** "Good for 6 days"; the last hours too, never "0". */
export function expiryText(at: string, now: number): string {
  const seconds = (Date.parse(at) - now) / 1000;
  return seconds <= 0 ? 'Expired' : formatAhead(seconds).replace(/^in /, 'Good for ');
}

/** Whether a key still opens anything, and until when. */
export function keyBadge({ status, expires_at: at }: Pick<ApiKey, 'status' | 'expires_at'>, now: number): Badge {
  if (status === 'revoked') return { label: 'Revoked', tone: 'quiet' };
  if (status === 'expired' || (at !== null && Date.parse(at) <= now)) return { label: 'Expired', tone: 'warn' };
  return at === null ? { label: 'Active', tone: 'good' } : { label: expiryText(at, now), tone: 'good' };
}

/** The exact moment for the tooltip. */
export function endTitle(at: string | null): string {
  return at === null ? 'It does not expire' : `Until ${formatMoment(at)}`;
}
