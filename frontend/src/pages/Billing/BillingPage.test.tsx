import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { usage } from '@/test/billingFixtures';
import { pageOf, session } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

async function open(answers: Record<string, unknown> = {}, address = '/billing?site=12') {
  const server = serve(answers);
  renderApp(address);
  await screen.findByRole('heading', { name: 'Billing' });
  return server;
}

it('shows what there is and what is held, with the run that holds it', async () => {
  await open();
  const credits = within(await screen.findByRole('region', { name: 'Credits' }));
  expect(credits.getByText('460')).toBeVisible();
  expect(credits.getByText('1,500')).toBeVisible();
  const link = credits.getByRole('link', { name: 'the run of coffee.example' });
  expect(link.getAttribute('href')).toMatch(/^\/automation\/runs\/run_.*\?site=12$/);
});

it('says plainly that credits are granted and not bought', async () => {
  await open();
  const panel = within(await screen.findByRole('region', { name: 'Purchase credits' }));
  expect(panel.getByText(/no payment provider/)).toBeVisible();
  expect(panel.queryByRole('link')).toBeNull();
});

it('leads operators to the wallets', async () => {
  await open({ 'GET auth/session/': { ...session, user: { ...session.user, is_staff: true } } });
  const panel = within(await screen.findByRole('region', { name: 'Purchase credits' }));
  expect(panel.getByRole('link', { name: 'the wallets' })).toHaveAttribute('href', '/admin/billing/wallet/');
});

it('lists the prices', async () => {
  await open();
  const prices = within(await screen.findByRole('region', { name: 'Prices' }));
  expect(prices.getByText('2 credits per cluster')).toBeVisible();
});

it('has every bar of the chart as a number too', async () => {
  await open();
  const table = within(await screen.findByRole('region', { name: 'Usage in numbers' }));
  expect(table.getByRole('row', { name: /19 Nov 280/ })).toBeVisible();
  expect(table.getByRole('row', { name: /^Total 283/ })).toBeVisible();
  expect(table.queryByRole('row', { name: /18 Nov/ })).toBeNull();
});

it('sums up by function, site and day over the days that are chosen', async () => {
  const server = await open();
  await screen.findByRole('region', { name: 'Usage in numbers' });
  server.table['GET billing/usage/'] = { ...usage, by: 'function', rows: [{ ...usage.total, key: 'generate_content', label: '' }] };
  await userEvent.click(screen.getByRole('radio', { name: 'Function' }));
  expect(await screen.findByRole('row', { name: /^Writing articles 283/ })).toBeVisible();
  expect(server.asked('GET billing/usage/').at(-1)?.query.get('by')).toBe('function');
  await userEvent.click(screen.getByRole('combobox', { name: 'Days' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Last 90 days' }));
  await waitFor(() => expect(server.asked('GET billing/usage/').at(-1)?.query.get('days')).toBe('90'));
});

it('says that nothing was used', async () => {
  await open({ 'GET billing/usage/': { ...usage, rows: [], total: { ...usage.total, calls: 0, credits: 0 } } });
  expect(await screen.findByText(/No AI work in this time/)).toBeVisible();
});

it('says of every movement what it was for', async () => {
  await open();
  const row = within(await screen.findByRole('row', { name: /How to clean a moka pot/ }));
  expect(row.getByText('−3')).toBeVisible();
  expect(row.getByText('Charged')).toBeVisible();
  const held = within(screen.getByRole('row', { name: /Held for a run/ }));
  expect(held.getByText('+1,040')).toBeVisible();
  expect(held.getByRole('link', { name: 'Run' }).getAttribute('href')).toMatch(/^\/automation\/runs\/run_/);
});

it('asks for the movements that the address says, and exports the same ones', async () => {
  const server = await open({}, '/billing?site=12&kind=capture&from=2026-11-01');
  await screen.findByRole('row', { name: /moka pot/ });
  const { query } = server.asked('GET billing/ledger/')[0] ?? {};
  expect(Object.fromEntries(query ?? [])).toMatchObject({ account_id: '1', kind: 'capture', from: '2026-11-01', ordering: '-id' });
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  const href = (await screen.findByRole('menuitem', { name: 'As XLSX' })).getAttribute('href') ?? '';
  expect(Object.fromEntries(new URL(href, 'http://x').searchParams)).toEqual({
    account_id: '1', format: 'xlsx', kind: 'capture', from: '2026-11-01', ordering: '-id',
  });
});

it('leads back when no movement matches', async () => {
  const server = await open({ 'GET billing/ledger/': pageOf([]) }, '/billing?site=12&kind=refund');
  await userEvent.click(await screen.findByRole('button', { name: 'Clear search and filters' }));
  await waitFor(() => expect(server.asked('GET billing/ledger/').at(-1)?.query.get('kind')).toBeNull());
});

it('offers to try again when the balance cannot be read', async () => {
  const server = await open({ 'GET billing/wallet/': refusal(403, 'PermissionError', 'Not now.') });
  const again = await screen.findByRole('button', { name: 'Try again' });
  server.table['GET billing/wallet/'] = (await import('@/test/billingFixtures')).wallet;
  await userEvent.click(again);
  expect(await screen.findByRole('region', { name: 'Credits' })).toBeVisible();
});
