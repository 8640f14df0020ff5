import { describe, expect, it } from 'vitest';

import { notification } from '@/test/notificationFixtures';

import { bellCount, bellLabel, cursorOf, merged, toneOf } from './noticeView';

describe('the bell', () => {
  it('says how many are unread, and nothing when none is', () => {
    expect(bellLabel(0)).toBe('Notifications');
    expect(bellLabel(3)).toBe('Notifications, 3 unread');
  });

  it('has room for two digits', () => {
    expect(bellCount(99)).toBe('99');
    expect(bellCount(100)).toBe('99+');
  });
});

describe('the list', () => {
  it('has a tone for each level', () => {
    expect((['success', 'warning', 'error'] as const).map(toneOf)).toEqual(['good', 'warn', 'bad']);
  });

  it('finds the next page', () => {
    expect(cursorOf(null)).toBeUndefined();
    expect(cursorOf('https://igny8.example/api/v1/notifications/?cursor=cD00OQ%3D%3D')).toBe('cD00OQ==');
    expect(cursorOf('https://igny8.example/api/v1/notifications/')).toBeUndefined();
  });

  it('shows a row once when something new has pushed it to the next page', () => {
    const rows = merged([notification(3), notification(2, { read_at: 'now' })], [notification(2), notification(1)]);
    expect(rows.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(rows[1]?.read_at).toBe('now');
  });
});
