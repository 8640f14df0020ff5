import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { noWebhook, preferences, webhook } from '@/test/notificationFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

const HOOK = 'notifications/sites/{id}/webhook/';
const address = () => screen.getByLabelText('Address');
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function open(answers: Record<string, unknown> = {}) {
  const server = serve(answers);
  renderApp('/settings/notifications?site=12');
  await screen.findByRole('heading', { name: 'Webhook of coffee.example' });
  return server;
}

it('saves the choice of mails as the switch is moved', async () => {
  const server = await open({ 'PUT notifications/preferences/': { ...preferences, by_email: false } });
  const mails = await screen.findByRole('switch', { name: /^Write to alice@example.com/ });
  expect(mails).toBeChecked();
  await userEvent.click(mails);
  await waitFor(() => expect(mails).not.toBeChecked());
  expect(server.asked('PUT notifications/preferences/')[0]?.body).toEqual({ by_email: false });
});

it('goes back to what is saved when a choice is refused', async () => {
  await open({ 'PUT notifications/preferences/': refusal(500, 'ServerError', 'It broke.') });
  const mails = await screen.findByRole('switch', { name: /^Write to/ });
  await userEvent.click(mails);
  expect(await screen.findByText('It broke.')).toBeVisible();
  await waitFor(() => expect(mails).toBeChecked());
});

it('tells viewers that mails are not for them', async () => {
  await open({ 'GET notifications/preferences/': { ...preferences, by_email: false, may_change: false } });
  expect(await screen.findByText(/you are told under the bell/)).toBeVisible();
  expect(screen.queryByRole('switch', { name: /^Write to/ })).toBeNull();
});

it('shows the secret of a new webhook once', async () => {
  const server = await open({ [`PUT ${HOOK}`]: { ...webhook, last_at: null, secret: 'whsec_abc' } });
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  await userEvent.type(address(), 'https://hooks.example.com/igny8');
  await press('Save');
  expect(await screen.findByText('whsec_abc')).toBeVisible();
  expect(server.asked(`PUT ${HOOK}`)[0]?.body).toEqual({ url: 'https://hooks.example.com/igny8', enabled: true });
  expect(address()).toHaveAccessibleDescription('Not called yet.');
});

it('says beside the address what is wrong with it', async () => {
  const message = 'This address is inside this server’s network.';
  await open({ [`PUT ${HOOK}`]: refusal(400, 'ValidationError', message, { details: { fields: { url: [message] } } }) });
  await userEvent.type(address(), 'http://10.0.0.1');
  await press('Save');
  await waitFor(() => expect(address()).toBeInvalid());
  expect(screen.getByText(message)).toBeVisible();
});

it('switches it off', async () => {
  const server = await open({ [`GET ${HOOK}`]: webhook, [`PUT ${HOOK}`]: { ...webhook, enabled: false } });
  await userEvent.click(screen.getByRole('switch', { name: 'Call this address' }));
  await press('Save');
  await waitFor(() => expect(server.asked(`PUT ${HOOK}`)[0]?.body).toEqual({ url: webhook.url, enabled: false }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled());
});

it('makes a new secret', async () => {
  await open({ [`GET ${HOOK}`]: webhook, [`POST ${HOOK}secret/`]: { ...webhook, secret: 'whsec_new' } });
  await press('New secret');
  expect(await screen.findByText('whsec_new')).toBeVisible();
});

it('tests it and says how that went', async () => {
  const server = await open({
    [`GET ${HOOK}`]: webhook,
    [`POST ${HOOK}test/`]: { ok: false, sentence: 'It answered 503.', status: 503, seconds: 0.2 },
  });
  server.table[`GET ${HOOK}`] = { ...webhook, last_status: 503, last_sentence: 'It answered 503.' };
  await press('Send a test');
  expect(await screen.findByRole('alert')).toHaveTextContent('It answered 503.');
  await waitFor(() => expect(address()).toHaveAccessibleDescription(/Last call: .* It answered 503\.$/));
});

it('tests only what is saved', async () => {
  await open({ [`GET ${HOOK}`]: webhook });
  await userEvent.type(address(), '2');
  expect(screen.getByRole('button', { name: 'Send a test' })).toBeDisabled();
});

it('removes it', async () => {
  await open({ [`GET ${HOOK}`]: webhook, [`DELETE ${HOOK}`]: noWebhook });
  await press('Remove');
  await waitFor(() => expect(address()).toHaveValue(''));
  expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
});

it('can be looked at by those who may not change it', async () => {
  await open({ [`GET ${HOOK}`]: { ...webhook, may_change: false, url: 'https://hooks.example.com/…' } });
  expect(screen.getByText('https://hooks.example.com/…')).toBeVisible();
  expect(screen.queryByLabelText('Address')).toBeNull();
});
