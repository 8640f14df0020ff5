import { expect, it } from 'vitest';

import { badgeOf } from './tone';

it('gives every status words and a colour', () => {
  expect(badgeOf('running')).toEqual({ label: 'Running', tone: 'live' });
  expect(badgeOf('failed')).toEqual({ label: 'Failed', tone: 'bad' });
});

it('shows a status that it does not know by its own name', () => {
  expect(badgeOf('resting' as 'running')).toEqual({ label: 'resting', tone: 'quiet' });
});
