import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { otherSite, pageOf, session, site } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { done, refusal, serve } from '@/test/server';

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const dialog = () => within(screen.getByRole('dialog'));

async function open(answers: Record<string, unknown> = {}, address = '/sites?site=12') {
  const server = serve(answers);
  const view = renderApp(address);
  await screen.findByRole('heading', { name: 'Sites' });
  return { ...view, server };
}

async function choose(action: string, domain = site.domain) {
  await userEvent.click(await screen.findByRole('button', { name: `Actions of ${domain}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: action }));
}

it('lists sites with their counts and the way to their rows', async () => {
  await open();
  const row = within(await screen.findByRole('row', { name: /coffee.example/ }));
  expect(row.getByText('Europe/Berlin')).toBeVisible();
  expect(row.getByRole('link', { name: '45 of coffee.example' })).toHaveAttribute('href', '/planner/keywords?site=12');
  expect(row.getByRole('link', { name: 'coffee.example' })).toHaveAttribute('href', '/automation?site=12');
});

it('adds a site, which is then selected', async () => {
  const added = { ...site, id: 21, domain: 'new.example', keywords_count: 0, articles_count: 0 };
  const { server } = await open({ 'POST sites/': added });
  await press('Add site');
  await userEvent.type(dialog().getByLabelText('Domain'), 'https://new.example/shop');
  server.table['GET sites/'] = pageOf([site, otherSite, added]);
  await userEvent.click(dialog().getByRole('button', { name: 'Add site' }));
  expect(await screen.findByText(/new.example was added and is selected/)).toBeVisible();
  expect(server.asked('POST sites/')[0]?.body).toMatchObject({ account_id: 1, domain: 'https://new.example/shop', language: 'en' });
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Site' })).toHaveValue('new.example'));
});

it('says beside the domain what is wrong with it', async () => {
  const message = '“new” is not a domain. Use a name such as example.com.';
  await open({ 'POST sites/': refusal(400, 'ValidationError', message, { details: { fields: { domain: [message] } } }) });
  await press('Add site');
  await userEvent.type(dialog().getByLabelText('Domain'), 'new');
  await userEvent.click(dialog().getByRole('button', { name: 'Add site' }));
  await waitFor(() => expect(dialog().getByLabelText('Domain')).toBeInvalid());
  expect(dialog().getByText(message)).toBeVisible();
});

it('says when the account has the domain already', async () => {
  const message = 'Coffee House already has the site coffee.example.';
  await open({ 'POST sites/': refusal(409, 'ConflictError', message) });
  await press('Add site');
  await userEvent.type(dialog().getByLabelText('Domain'), 'coffee.example');
  await userEvent.click(dialog().getByRole('button', { name: 'Add site' }));
  expect(await dialog().findByText(message)).toBeVisible();
});

it('sends only what was changed', async () => {
  const { server } = await open({ 'PATCH sites/{id}/': { ...site, name: 'Beans' } });
  await choose('Edit');
  await userEvent.clear(dialog().getByLabelText('Name'));
  await userEvent.type(dialog().getByLabelText('Name'), 'Beans');
  await userEvent.click(dialog().getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('coffee.example was saved.')).toBeVisible();
  expect(server.asked('PATCH sites/{id}/')[0]?.body).toEqual({ name: 'Beans' });
});

it('deletes a site only when its domain was typed', async () => {
  const { server } = await open({ 'DELETE sites/{id}/': done });
  await choose('Delete');
  const button = dialog().getByRole('button', { name: 'Delete site' });
  expect(dialog().getByText(/45 keywords and 3 articles are deleted/)).toBeVisible();
  expect(button).toBeDisabled();
  await userEvent.type(dialog().getByLabelText('Type coffee.example to confirm'), 'coffee.example');
  server.table['GET sites/'] = pageOf([otherSite]);
  await userEvent.click(button);
  expect(await screen.findByText('coffee.example was deleted.')).toBeVisible();
  expect(server.asked('DELETE sites/{id}/')[0]?.body).toEqual({ confirm_domain: 'coffee.example' });
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Site' })).toHaveValue('tea.example'));
});

it('says why a site at work cannot be deleted', async () => {
  await open({ 'DELETE sites/{id}/': refusal(409, 'ConflictError', 'A run is going on since 14:00.') });
  await choose('Delete');
  await userEvent.type(dialog().getByLabelText('Type coffee.example to confirm'), 'coffee.example');
  await userEvent.click(dialog().getByRole('button', { name: 'Delete site' }));
  expect(await dialog().findByText('A run is going on since 14:00.')).toBeVisible();
});

it('leaves adding and deleting to owners and admins', async () => {
  const editor = { ...session, accounts: [{ ...session.accounts[0], role: 'editor' }] };
  await open({ 'GET auth/session/': editor, 'GET sites/': pageOf([{ ...site, role: 'editor' }]) });
  await userEvent.click(await screen.findByRole('button', { name: 'Actions of coffee.example' }));
  expect(await screen.findByRole('menuitem', { name: 'Edit' })).toBeEnabled();
  expect(screen.queryByRole('menuitem', { name: 'Delete' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add site' })).toBeNull();
});

it('leads on when there is no site yet', async () => {
  await open({ 'GET sites/': pageOf([]) }, '/sites');
  expect(await screen.findByText('No sites yet')).toBeVisible();
  expect(screen.getAllByRole('button', { name: 'Add site' })).toHaveLength(2);
});
