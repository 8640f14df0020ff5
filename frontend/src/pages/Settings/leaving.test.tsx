import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { otherSite, pageOf, session, site } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { serve } from '@/test/server';

const elsewhere = { ...otherSite, account: { id: 2, name: 'Tea House' } };

async function typeSomething() {
  await userEvent.type(await screen.findByLabelText('Base URL'), 'https://llm.example/v1');
}

async function chooseSite(domain: string) {
  await userEvent.click(screen.getByRole('combobox', { name: 'Site' }));
  await userEvent.click(await screen.findByRole('option', { name: domain }));
}

beforeEach(() => {
  serve({
    'GET sites/': pageOf([site, { ...otherSite, id: 14, domain: 'second.example' }, elsewhere]),
    'GET auth/session/': { ...session, accounts: [...session.accounts, { id: 2, name: 'Tea House', role: 'owner' }] },
  });
});

it('goes without a word when nothing is unsaved', async () => {
  renderApp('/settings/providers');
  await userEvent.click(await screen.findByRole('link', { name: 'Prompts' }));
  expect(await screen.findByRole('region', { name: 'Prompts' })).toBeVisible();
});

it('asks before unsaved changes are lost, and stays', async () => {
  renderApp('/settings/providers');
  await typeSomething();
  await userEvent.click(screen.getByRole('link', { name: 'Automation' }));
  expect(await screen.findByText('1 unsaved change would be lost.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Stay here' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByLabelText('Base URL')).toHaveValue('https://llm.example/v1');
});

it('leaves when told to', async () => {
  renderApp('/settings/providers');
  await typeSomething();
  await userEvent.click(screen.getByRole('link', { name: 'Automation' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Leave without saving' }));
  expect(await screen.findByRole('heading', { name: 'Automation' })).toBeVisible();
});

it('keeps what was typed for another site of the same account', async () => {
  renderApp('/settings/providers?site=12');
  await typeSomething();
  await chooseSite('second.example');
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Site' })).toHaveValue('second.example'));
  expect(screen.getByLabelText('Base URL')).toHaveValue('https://llm.example/v1');
});

it('asks before the settings of another account come up, and the selector stays too', async () => {
  renderApp('/settings/providers');
  await typeSomething();
  await chooseSite('tea.example');
  await userEvent.click(await screen.findByRole('button', { name: 'Stay here' }));
  expect(screen.getByRole('combobox', { name: 'Site' })).toHaveValue('coffee.example');
  expect(screen.getByLabelText('Base URL')).toHaveValue('https://llm.example/v1');
});

it('warns before the tab is closed', async () => {
  renderApp('/settings/providers');
  await screen.findByLabelText('Base URL');
  const closing = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(closing()).toBe(false);
  await typeSomething();
  expect(closing()).toBe(true);
});
