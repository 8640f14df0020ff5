import { expect, it } from 'vitest';

import { isOfServer, safeNext } from './safeNext';

it.each(['/automation', '/automation?site=3'])('goes back to %s', (next) => {
  expect(safeNext(next)).toBe(next);
});

it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/login', '/login?next=/login'])(
  'goes home instead of to %s',
  (next) => {
    expect(safeNext(next)).toBe('/');
  },
);

it('knows which pages the server makes', () => {
  expect(['/admin/', '/admin/automation/?status=failed', '/administration', '/automation'].map(isOfServer)).toEqual([true, true, false, false]);
});
