import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { pageOf, session } from '@/test/fixtures';
import { otherSession, thisSession } from '@/test/peopleFixtures';
import { renderApp } from '@/test/render';
import { done, refusal, serve } from '@/test/server';

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function open(page: string, answers: Record<string, unknown> = {}) {
  const server = serve(answers);
  renderApp(`/settings/${page}`);
  await screen.findByRole('heading', { name: 'Settings' });
  return server;
}

describe('the profile', () => {
  it('saves a name, and the frame shows it', async () => {
    const server = await open('profile', { 'PATCH auth/profile/': { id: 1, email: 'alice@example.com', name: 'Alice B' } });
    const name = await screen.findByLabelText('Name');
    expect(screen.getByRole('button', { name: 'Save name' })).toBeDisabled();
    await userEvent.type(name, ' B');
    server.table['GET auth/session/'] = { ...session, user: { ...session.user, name: 'Alice B' } };
    await press('Save name');
    expect(await screen.findByRole('button', { name: 'Account menu of Alice B' })).toBeVisible();
    expect(server.asked('PATCH auth/profile/')[0]?.body).toEqual({ name: 'Alice B' });
  });

  it('is there for people without an account too', async () => {
    await open('profile', { 'GET auth/session/': { ...session, accounts: [] }, 'GET sites/': pageOf([]) });
    expect(await screen.findByLabelText('Current password')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Members' })).toBeNull();
  });
});

describe('the password', () => {
  async function change(answer: unknown) {
    const server = await open('profile', { 'POST auth/password/change/': answer });
    await userEvent.type(await screen.findByLabelText('Current password'), 'old one');
    await userEvent.type(screen.getByLabelText('New password'), 'a better one');
    await press('Change password');
    return server;
  }

  it('is changed with the one there is', async () => {
    const server = await change({ message: 'Your password is changed. You are logged out everywhere else.' });
    expect(await screen.findByText(/Your password is changed/)).toBeVisible();
    expect(server.asked('POST auth/password/change/')[0]?.body).toEqual({ current_password: 'old one', new_password: 'a better one' });
    expect(screen.getByLabelText('New password')).toHaveValue('');
  });

  it('says beside the field what is wrong', async () => {
    const message = 'This is not your current password.';
    await change(refusal(400, 'ValidationError', message, { details: { fields: { current_password: [message] } } }));
    expect(await screen.findByText(message)).toBeVisible();
    expect(screen.getByLabelText('Current password')).toBeInvalid();
    expect(screen.getByLabelText('New password')).toHaveValue('a better one');
  });
});

describe('sessions', () => {
  it('are listed, and any but this one can be ended', async () => {
    const server = await open('sessions', { 'DELETE auth/sessions/{id}/': done });
    expect(await screen.findByText('This one')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'End the session in Firefox on Linux' })).toBeNull();
    server.table['GET auth/sessions/'] = pageOf([thisSession]);
    await press('End the session in Safari on iPhone');
    expect(await screen.findByText('The session in Safari on iPhone has ended.')).toBeVisible();
    expect(server.asked('DELETE auth/sessions/{id}/')[0]?.path).toContain(`/${otherSession.id}/`);
    await waitFor(() => expect(screen.getByRole('button', { name: 'End all others' })).toBeDisabled());
  });

  it('end all together after a question', async () => {
    await open('sessions', { 'POST auth/sessions/end_others/': { message: '1 session ended.' } });
    await screen.findByText('This one');
    await press('End all others');
    await userEvent.click((await screen.findAllByRole('button', { name: 'End all others' })).at(-1) as HTMLElement);
    expect(await screen.findByText('1 session ended.')).toBeVisible();
  });
});
