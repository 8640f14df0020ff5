import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { pageOf, session } from '@/test/fixtures';
import { account, alice, bob, pending } from '@/test/peopleFixtures';
import { renderApp } from '@/test/render';
import { done, refusal, serve } from '@/test/server';

const dialog = () => within(screen.getByRole('dialog'));

async function open(answers: Record<string, unknown> = {}) {
  const server = serve(answers);
  renderApp('/settings/members?site=12');
  await screen.findByRole('row', { name: /alice@example.com/ });
  return server;
}

async function choose(who: string, action: string) {
  await userEvent.click(await screen.findByRole('button', { name: `Actions of ${who}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: action }));
}

async function giveBob(role: string) {
  await userEvent.click(screen.getByRole('combobox', { name: 'Role of bob@example.com' }));
  await userEvent.click(await screen.findByRole('option', { name: new RegExp(`^${role}`) }));
}

it('saves a role as it is chosen', async () => {
  const server = await open({ 'PATCH accounts/members/{id}/': { ...bob, role: 'admin' } });
  await giveBob('Admin');
  expect(await screen.findByText('bob@example.com is now admin.')).toBeVisible();
  expect(server.asked('PATCH accounts/members/{id}/')[0]?.body).toEqual({ role: 'admin' });
});

it('says why a role stays as it was', async () => {
  const message = 'Make somebody else an owner first: an account needs one.';
  await open({ 'PATCH accounts/members/{id}/': refusal(409, 'ConflictError', message) });
  await giveBob('Viewer');
  expect(await screen.findByText(message)).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Role of bob@example.com' })).toHaveValue('Editor');
});

it('offers only the roles that the reader may give', async () => {
  await open({ 'GET accounts/{id}/': { ...account, role: 'admin', gives_roles: ['editor', 'viewer'] } });
  await userEvent.click(screen.getByRole('combobox', { name: 'Role of bob@example.com' }));
  expect(await screen.findByRole('option', { name: /^Viewer/ })).toBeVisible();
  expect(screen.queryByRole('option', { name: /^Owner/ })).toBeNull();
});

it('removes a member after saying what ends with it', async () => {
  const server = await open({ 'DELETE accounts/members/{id}/': done });
  await choose('bob@example.com', 'Remove');
  expect(dialog().getByText(/API keys that they made end/)).toBeVisible();
  server.table['GET accounts/members/'] = pageOf([alice]);
  await userEvent.click(dialog().getByRole('button', { name: 'Remove member' }));
  expect(await screen.findByText('bob@example.com is no longer a member.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('row', { name: /bob@example.com/ })).toBeNull());
});

it('does not let the last owner leave', async () => {
  const message = 'The last owner cannot leave. Make somebody else an owner first.';
  await open({ 'DELETE accounts/members/{id}/': refusal(409, 'ConflictError', message) });
  await choose('alice@example.com', 'Leave');
  await userEvent.click(dialog().getByRole('button', { name: 'Leave the account' }));
  expect(await dialog().findByText(message)).toBeVisible();
});

it('invites by mail', async () => {
  const server = await open({ 'POST accounts/invitations/': pending });
  await userEvent.click(screen.getByRole('button', { name: 'Invite' }));
  await userEvent.type(dialog().getByLabelText('E-mail address'), 'nina@example.com');
  await userEvent.click(dialog().getByRole('button', { name: 'Send invitation' }));
  expect(await screen.findByText('A mail with a link is on its way to nina@example.com.')).toBeVisible();
  expect(server.asked('POST accounts/invitations/')[0]?.body).toEqual({ email: 'nina@example.com', role: 'editor' });
});

it('says beside the address why nobody can be invited there', async () => {
  const message = 'Enter a valid email address.';
  await open({ 'POST accounts/invitations/': refusal(400, 'ValidationError', message, { details: { fields: { email: [message] } } }) });
  await userEvent.click(screen.getByRole('button', { name: 'Invite' }));
  await userEvent.type(dialog().getByLabelText('E-mail address'), 'nina');
  await userEvent.click(dialog().getByRole('button', { name: 'Send invitation' }));
  await waitFor(() => expect(dialog().getByLabelText('E-mail address')).toBeInvalid());
});

it('sends an open invitation again and revokes it', async () => {
  const server = await open({
    'POST accounts/invitations/{id}/resend/': pending,
    'DELETE accounts/invitations/{id}/': done,
  });
  expect(server.asked('GET accounts/invitations/')[0]?.query.get('status')).toBe('pending');
  await choose('nina@example.com', 'Send again');
  expect(await screen.findByText(/A new link is on its way to nina@example.com/)).toBeVisible();
  await choose('nina@example.com', 'Revoke');
  server.table['GET accounts/invitations/'] = pageOf([]);
  await userEvent.click(dialog().getByRole('button', { name: 'Revoke invitation' }));
  expect(await screen.findByText('Nobody is invited at the moment')).toBeVisible();
});

it('marks a link that is too old', async () => {
  await open({ 'GET accounts/invitations/': pageOf([{ ...pending, is_expired: true }]) });
  expect(await screen.findByText('Expired')).toBeVisible();
});

it('shows members to viewers, and no invitations', async () => {
  const viewer = { ...session, accounts: [{ ...session.accounts[0], role: 'viewer' }] };
  const bare = (member: typeof bob) => ({ ...member, may_change: false, may_remove: false });
  const server = await open({ 'GET auth/session/': viewer, 'GET accounts/members/': pageOf([bare(alice), bare(bob)]) });
  expect(within(screen.getByRole('row', { name: /bob@example.com/ })).getByText('Editor')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Invite' })).toBeNull();
  expect(server.asked('GET accounts/invitations/')).toEqual([]);
});
