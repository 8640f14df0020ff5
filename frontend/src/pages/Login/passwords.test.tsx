import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { ANONYMOUS } from '@/api/session';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const DONE = 'Your new password is set. Log in with it.';

function open(address: string, answers: Record<string, unknown> = {}) {
  const server = serve({ 'GET auth/session/': ANONYMOUS, ...answers });
  renderApp(address);
  return server;
}

describe('the login', () => {
  it('says how long it is locked after too many wrong passwords', async () => {
    const message = 'Too many wrong passwords. Try again in 15 minutes, or set a new password.';
    open('/login', { 'POST auth/login/': refusal(429, 'RateLimitError', message, { details: { retry_after: 900 } }) });
    await userEvent.type(await screen.findByLabelText('Email'), 'alice@example.com');
    await userEvent.type(screen.getByLabelText('Password'), 'right');
    await press('Log in');
    expect(await screen.findByRole('alert')).toHaveTextContent(`Locked for now. ${message}`);
  });

  it('leads to a new password', async () => {
    open('/login');
    await userEvent.click(await screen.findByRole('link', { name: 'Forgotten your password?' }));
    expect(await screen.findByRole('heading', { name: 'Set a new password' })).toBeVisible();
  });
});

describe('a forgotten password', () => {
  it('is answered with a mail, whoever has the address', async () => {
    const server = open('/forgotten-password', { 'POST auth/password/forgotten/': { message: 'If somebody has this address here, a mail is on its way.' } });
    await userEvent.type(await screen.findByLabelText('Email'), 'alice@example.com');
    await press('Send the link');
    expect(await screen.findByText(/a mail is on its way/)).toBeVisible();
    expect(server.asked('POST auth/password/forgotten/')[0]?.body).toEqual({ email: 'alice@example.com' });
    await press('Ask again');
    expect(await screen.findByLabelText('Email')).toHaveValue('alice@example.com');
  });

  it('says what is wrong with an address', async () => {
    const message = 'Enter a valid email address.';
    open('/forgotten-password', { 'POST auth/password/forgotten/': refusal(400, 'ValidationError', message, { details: { fields: { email: [message] } } }) });
    await userEvent.type(await screen.findByLabelText('Email'), 'alice@x');
    await press('Send the link');
    await waitFor(() => expect(screen.getByLabelText('Email')).toBeInvalid());
  });
});

describe('the link of the mail', () => {
  it('sets a new password with what stands behind its #', async () => {
    const server = open('/reset-password#7-abc', { 'POST auth/password/reset/': { message: DONE } });
    await userEvent.type(await screen.findByLabelText('New password'), 'a better one');
    await press('Set the password');
    expect(await screen.findByText(DONE)).toBeVisible();
    expect(server.asked('POST auth/password/reset/')[0]?.body).toEqual({ token: '7-abc', password: 'a better one' });
    expect(screen.getByRole('link', { name: 'Log in' })).toHaveAttribute('href', '/login');
  });

  it('says why a password will not do, and keeps the link', async () => {
    const message = 'This password is too common.';
    open('/reset-password#7-abc', { 'POST auth/password/reset/': refusal(400, 'ValidationError', message, { details: { fields: { password: [message] } } }) });
    await userEvent.type(await screen.findByLabelText('New password'), 'password');
    await press('Set the password');
    expect(await screen.findByText(message)).toBeVisible();
    expect(screen.getByLabelText('New password')).toBeInvalid();
  });

  it('leads to a new one when it is too old', async () => {
    open('/reset-password#7-abc', { 'POST auth/password/reset/': refusal(404, 'NotFoundError', 'This link is no longer good. Ask for a new one.') });
    await userEvent.type(await screen.findByLabelText('New password'), 'a better one');
    await press('Set the password');
    expect(await screen.findByRole('link', { name: 'Ask for a new link' })).toHaveAttribute('href', '/forgotten-password');
  });

  it('says that the address is not whole', async () => {
    open('/reset-password');
    expect(await screen.findByText(/The address is not complete/)).toBeVisible();
  });
});
