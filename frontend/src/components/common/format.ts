const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const integers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** 12345 → "12,345" */
export function formatCount(value: number): string {
  return integers.format(value);
}

/** `formatCounted(1, 'credit')` → "1 credit"; 2 → "2 credits" */
export function formatCounted(value: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(value)} ${value === 1 ? noun : plural}`;
}

/** Rounded down: 99.6 % done is not "100%". */
export function formatPercent(value: number): string {
  return `${Math.floor(Math.min(Math.max(value, 0), 100))}%`;
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit} ${small}${smallUnit}`;
}

/** Seconds in the two largest units: "45s", "2m 30s", "1h 23m", "1d 4h". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return whole === 0 ? 'under 1s' : `${whole}s`;
  if (whole < HOUR) return pair(Math.floor(whole / MINUTE), 'm', whole % MINUTE, 's');
  if (whole < DAY) return pair(Math.floor(whole / HOUR), 'h', Math.floor((whole % HOUR) / MINUTE), 'm');
  return pair(Math.floor(whole / DAY), 'd', Math.floor((whole % DAY) / HOUR), 'h');
}

/** An estimate: "about 2h 15m", or "under 1s", which is vague enough. */
export function formatAbout(seconds: number): string {
  const duration = formatDuration(seconds);
  return duration.startsWith('under') ? duration : `about ${duration}`;
}

/** "14:23:45" in the reader's own time zone, or in the one given. */
export function formatClock(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', ...(timeZone ? { timeZone } : {}) }).format(new Date(iso));
}

/** "24 Nov 2026, 14:23" in the reader's own time zone. */
export function formatMoment(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone ? { timeZone } : {}),
  }).format(new Date(iso));
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** "just now", "3 minutes ago", "2 days ago"; rounded down. */
export function formatAgo(seconds: number): string {
  if (seconds < MINUTE) return 'just now';
  if (seconds < HOUR) return relative.format(-Math.floor(seconds / MINUTE), 'minute');
  if (seconds < DAY) return relative.format(-Math.floor(seconds / HOUR), 'hour');
  return relative.format(-Math.floor(seconds / DAY), 'day');
}

/** "in 16 hours", "in 5 minutes"; rounded down, never "in 0 …". */
export function formatAhead(seconds: number): string {
  if (seconds < MINUTE) return 'in under a minute';
  if (seconds < HOUR) return relative.format(Math.floor(seconds / MINUTE), 'minute');
  if (seconds < 2 * DAY) return relative.format(Math.floor(seconds / HOUR), 'hour');
  return relative.format(Math.floor(seconds / DAY), 'day');
}

/** A moment as one says it: "5 minutes ago", and from a week on the day itself: "24 Nov 2026". */
export function formatWhen(iso: string, now: number): string {
  const seconds = (now - Date.parse(iso)) / 1000;
  if (seconds < 7 * DAY) return formatAgo(seconds);
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(new Date(iso));
}

/** A number that may be unknown. */
export function formatMaybe(value: number | null): string {
  return value === null ? '–' : formatCount(value);
}
