import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { pageOf } from '@/test/fixtures';
import { apiKey, madeKey } from '@/test/peopleFixtures';
import { renderApp } from '@/test/render';
import { done, serve } from '@/test/server';

const dialog = () => within(screen.getByRole('dialog'));

async function open(answers: Record<string, unknown> = {}) {
  const server = serve(answers);
  renderApp('/settings/api-keys?site=12');
  await screen.findByRole('link', { name: 'API keys' });
  return server;
}

it('shows a new key once, to copy', async () => {
  const server = await open({ 'POST accounts/api_keys/': madeKey });
  await userEvent.click(await screen.findByRole('button', { name: 'New key' }));
  await userEvent.type(dialog().getByLabelText('Name'), 'Dashboard wall');
  await userEvent.click(dialog().getByRole('radio', { name: 'Read and write' }));
  await userEvent.selectOptions(dialog().getByLabelText('Good for'), 'Until it is revoked');
  await userEvent.click(dialog().getByRole('button', { name: 'Make the key' }));
  expect(await screen.findByText('ig8_secret_shown_once')).toBeVisible();
  expect(screen.getByText(/Copy the key “Dashboard wall” now/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
  expect(server.asked('POST accounts/api_keys/')[0]?.body).toEqual({ name: 'Dashboard wall', scope: 'write', expires_at: null });
});

it('lists what keys may, whether they are good and when they were used', async () => {
  await open();
  const row = within(await screen.findByRole('row', { name: /Nightly import/ }));
  expect(row.getByText('Read and write')).toBeVisible();
  expect(row.getByText('Active')).toBeVisible();
  expect(row.getByText('Never')).toBeVisible();
  expect(row.getByText('ig8_1a2b3c…')).toBeVisible();
});

it('revokes a key, which stays in the list', async () => {
  const server = await open({ 'DELETE accounts/api_keys/{id}/': done });
  await userEvent.click(await screen.findByRole('button', { name: 'Actions of Nightly import' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Revoke' }));
  server.table['GET accounts/api_keys/'] = pageOf([{ ...apiKey, status: 'revoked' }]);
  await userEvent.click(dialog().getByRole('button', { name: 'Revoke key' }));
  expect(await screen.findByText('Revoked')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Actions of Nightly import' })).toBeNull();
});

it('leads on when there is none', async () => {
  await open({ 'GET accounts/api_keys/': pageOf([]) });
  expect(await screen.findByText('No API keys yet')).toBeVisible();
});
