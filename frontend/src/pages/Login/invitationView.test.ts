import { expect, it } from 'vitest';

import { ANONYMOUS } from '@/api/session';
import { session } from '@/test/fixtures';
import { invitation } from '@/test/peopleFixtures';

import { invitationView } from './invitationView';

it('asks a new person for a name and a password', () => {
  expect(invitationView(invitation, ANONYMOUS)).toEqual({
    form: 'new', title: 'Join Beans Ltd', text: 'You are invited as editor: nina@example.com.', email: 'nina@example.com', loggedInAs: '',
  });
});

it('asks somebody who is known here to log in', () => {
  expect(invitationView({ ...invitation, needs_login: true }, ANONYMOUS).form).toBe('login');
});

it('asks who is logged in with the address for a yes, in whatever case it is written', () => {
  const alice = { ...invitation, email: 'Alice@Example.com', needs_login: true };
  expect(invitationView(alice, session)).toMatchObject({ form: 'member', loggedInAs: 'alice@example.com' });
});

it('knows that somebody else is logged in', () => {
  expect(invitationView(invitation, session)).toMatchObject({ form: 'other', loggedInAs: 'alice@example.com' });
});
