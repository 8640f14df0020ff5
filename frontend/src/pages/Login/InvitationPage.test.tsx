import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { ANONYMOUS } from '@/api/session';
import { session } from '@/test/fixtures';
import { invitation } from '@/test/peopleFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

const OPEN = 'POST accounts/invitations/open/';
const ACCEPT = 'POST accounts/invitations/accept/';
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

function open(answers: Record<string, unknown> = {}, address = '/invitation#tok-1') {
  const server = serve({ 'GET auth/session/': ANONYMOUS, [OPEN]: invitation, [ACCEPT]: session, ...answers });
  const view = renderApp(address);
  return { server, ...view };
}

const joined = () => screen.findByRole('button', { name: 'Account menu of Alice' });

it('takes a new person in with a name and a password', async () => {
  const { server, router } = open();
  expect(await screen.findByRole('heading', { name: 'Join Beans Ltd' })).toBeVisible();
  expect(screen.getByText('You are invited as editor: nina@example.com.')).toBeVisible();
  await userEvent.type(screen.getByLabelText('Your name'), 'Nina');
  await userEvent.type(screen.getByLabelText('New password'), 'a good one');
  await press('Join');
  expect(await joined()).toBeVisible();
  expect(server.asked(OPEN)[0]?.body).toEqual({ token: 'tok-1' });
  expect(server.asked(ACCEPT)[0]?.body).toEqual({ token: 'tok-1', name: 'Nina', password: 'a good one' });
  expect(router.state.location.hash).toBe('');
});

it('says what is wrong with the password of a new person', async () => {
  const message = 'This password is too short.';
  open({ [ACCEPT]: refusal(400, 'ValidationError', message, { details: { fields: { password: [message] } } }) });
  await userEvent.type(await screen.findByLabelText('Your name'), 'Nina');
  await userEvent.type(screen.getByLabelText('New password'), 'abc');
  await press('Join');
  expect(await screen.findByText(message)).toBeVisible();
  expect(screen.getByLabelText('Your name')).toHaveValue('Nina');
});

it('lets somebody who is known here log in and join in one step', async () => {
  const { server } = open({ [OPEN]: { ...invitation, needs_login: true }, 'POST auth/login/': session });
  await userEvent.type(await screen.findByLabelText('Password'), 'hers');
  await press('Log in and join');
  expect(await joined()).toBeVisible();
  expect(server.asked('POST auth/login/')[0]?.body).toEqual({ email: 'nina@example.com', password: 'hers' });
  expect(server.asked(ACCEPT)[0]?.body).toEqual({ token: 'tok-1', name: '', password: '' });
});

it('says why a login was refused and accepts nothing', async () => {
  const refused = refusal(401, 'AuthenticationError', 'Email and password do not match.');
  const { server } = open({ [OPEN]: { ...invitation, needs_login: true }, 'POST auth/login/': refused });
  await userEvent.type(await screen.findByLabelText('Password'), 'not hers');
  await press('Log in and join');
  expect(await screen.findByText('Email and password do not match.')).toBeVisible();
  expect(server.asked(ACCEPT)).toEqual([]);
});

it('asks who is logged in with the address for a yes', async () => {
  const { server } = open({ 'GET auth/session/': session, [OPEN]: { ...invitation, email: 'alice@example.com', needs_login: true } });
  await press('Join');
  await waitFor(() => expect(server.asked(ACCEPT)).toHaveLength(1));
  expect(await joined()).toBeVisible();
});

it('lets somebody else log out first, and goes on', async () => {
  const { server } = open({ 'GET auth/session/': session, 'POST auth/logout/': ANONYMOUS });
  expect(await screen.findByText(/You are logged in as alice@example.com/)).toBeVisible();
  server.table['GET auth/session/'] = ANONYMOUS;
  await press('Log out and go on');
  expect(await screen.findByLabelText('Your name')).toBeVisible();
});

it('says that an invitation is no longer good', async () => {
  open({ [OPEN]: refusal(404, 'NotFoundError', 'This invitation is no longer good. Ask for a new one.') });
  expect(await screen.findByText(/Ask for a new one/)).toBeVisible();
});

it('offers to try again when the server is away', async () => {
  const { server } = open({ [OPEN]: () => 'offline' });
  const again = await screen.findByRole('button', { name: 'Try again' });
  server.table[OPEN] = invitation;
  await userEvent.click(again);
  expect(await screen.findByLabelText('Your name')).toBeVisible();
});

it('says that the address is not whole', async () => {
  open({}, '/invitation');
  expect(await screen.findByText(/The address is not complete/)).toBeVisible();
});
