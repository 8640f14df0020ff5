import { expect, it } from 'vitest';

import { badgeOf, statusBadge, workBadge } from './tone';

it('gives every status words and a colour', () => {
  expect(badgeOf('running')).toEqual({ label: 'Running', tone: 'live' });
  expect(badgeOf('failed')).toEqual({ label: 'Failed', tone: 'bad' });
});

it('shows a status that it does not know by its own name', () => {
  expect(badgeOf('resting' as 'running')).toEqual({ label: 'resting', tone: 'quiet' });
});

it('says what the machine does to a row, and nothing where it never did anything', () => {
  expect(workBadge('processing')).toEqual({ label: 'Processing', tone: 'live' });
  expect(workBadge('paused')).toEqual({ label: 'Paused', tone: 'hold' });
  expect(workBadge('idle')).toBeNull();
});

it('says how far a row has come', () => {
  expect(statusBadge('review')).toEqual({ label: 'In review', tone: 'warn' });
  expect(statusBadge('someday')).toEqual({ label: 'someday', tone: 'quiet' });
});
