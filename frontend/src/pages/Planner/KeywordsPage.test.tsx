import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { keys } from '@/api/keys';
import { pageOf, site } from '@/test/fixtures';
import { cluster, contents, keyword, newKeyword } from '@/test/plannerFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

function show(answers: Record<string, unknown> = {}, address = '/planner/keywords') {
  const server = serve({
    'GET planner/keywords/': pageOf([keyword, newKeyword]),
    'GET planner/clusters/': pageOf([cluster]),
    ...answers,
  });
  return { server, ...renderApp(address) };
}

const rowOf = (name: RegExp) => screen.findByRole('row', { name });

describe('the list', () => {
  it('shows each keyword with its figures, its cluster and what the machine does to it', async () => {
    show({ 'GET planner/keywords/': pageOf([{ ...keyword, work_state: 'processing' }]) });
    const row = await rowOf(/moka pot sizes/);
    expect(row).toHaveTextContent('12,100');
    expect(row).toHaveTextContent('Processing');
    expect(within(row).getByRole('link', { name: 'Moka Pots' })).toHaveAttribute('href', '/planner/clusters/7?site=12');
  });

  it('changes a row in place when the machine is done with it', async () => {
    const { server, queryClient } = show({ 'GET planner/keywords/': pageOf([{ ...newKeyword, work_state: 'processing' }, keyword]) });
    const row = await rowOf(/cold brew ratio/);
    server.table['GET planner/keywords/'] = pageOf([{ ...newKeyword, work_state: 'completed', status: 'mapped' }, keyword]);
    await queryClient.invalidateQueries({ queryKey: keys.rows });
    await waitFor(() => expect(row).toHaveTextContent('Completed'));
    expect(row).toBeInTheDocument();
  });

  it('takes its filters from the address and keeps them there', async () => {
    const { server, router } = show({}, '/planner/keywords?status=new&ordering=-volume');
    await rowOf(/cold brew ratio/);
    expect(server.asked('GET planner/keywords/')[0]?.query.get('status')).toBe('new');
    await userEvent.click(screen.getByRole('button', { name: 'Volume' }));
    expect(router.state.location.search).toBe('?status=new&ordering=volume');
  });

  it('leads on from an empty site', async () => {
    show({ 'GET planner/keywords/': pageOf([]) });
    await userEvent.click(await screen.findByRole('button', { name: 'Import keywords' }));
    expect(await screen.findByLabelText(/Drop a keyword file here/)).toBeInTheDocument();
  });

  it('leads back from filters that nothing fits', async () => {
    const { router } = show({ 'GET planner/keywords/': pageOf([]) }, '/planner/keywords?status=new');
    await userEvent.click(await screen.findByRole('button', { name: 'Clear search and filters' }));
    expect(router.state.location.search).toBe('');
  });

  it('goes to the first page when the one of the address is not there any more', async () => {
    const gone = refusal(404, 'NotFoundError', 'This does not exist.');
    const { router } = show(
      { 'GET planner/keywords/': (call: { query: URLSearchParams }) => (call.query.get('page') === '1' ? { body: pageOf([keyword]) } : gone()) },
      '/planner/keywords?page=9',
    );
    await rowOf(/moka pot sizes/);
    expect(router.state.location.search).toBe('');
  });

  it('offers nothing to change to a viewer', async () => {
    show({ 'GET sites/': pageOf([{ ...site, role: 'viewer' }]) });
    await rowOf(/moka pot sizes/);
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add keyword' })).toBeNull();
  });

  it('is exported as it is filtered', async () => {
    show({}, '/planner/keywords?status=new');
    await userEvent.click(await screen.findByRole('button', { name: 'Export' }));
    expect(await screen.findByRole('menuitem', { name: 'As XLSX' })).toHaveAttribute(
      'href', '/api/v1/planner/keywords/export/?format=xlsx&status=new&site_id=12&ordering=-created_at',
    );
  });
});

describe('one keyword', () => {
  it('is added', async () => {
    const { server } = show({ 'POST planner/keywords/': newKeyword });
    await userEvent.click(await screen.findByRole('button', { name: 'Add keyword' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/^Keyword/), 'cold brew ratio');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add keyword' }));
    expect(await screen.findByText('“cold brew ratio” was added.')).toBeVisible();
    expect(server.asked('POST planner/keywords/')[0]?.body).toMatchObject({ site_id: 12, keyword: 'cold brew ratio', volume: null });
  });

  it('says at its field what is wrong', async () => {
    show({
      'POST planner/keywords/': refusal(400, 'ValidationError', 'Not valid.', { details: { fields: { keyword: ['It has no letter.'] } } }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Add keyword' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/^Keyword/), '???');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add keyword' }));
    expect(await within(dialog).findByText('It has no letter.')).toBeVisible();
  });

  it('is changed by what is different and nothing else', async () => {
    const { server } = show({ 'PATCH planner/keywords/{id}/': keyword });
    await rowOf(/moka pot sizes/);
    await userEvent.click(screen.getByRole('button', { name: 'Actions of moka pot sizes' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.clear(within(dialog).getByLabelText(/^Country/));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(server.asked('PATCH planner/keywords/{id}/')[0]?.body).toEqual({ country: '' }));
  });
});

describe('chosen keywords', () => {
  const choose = async () => {
    await rowOf(/moka pot sizes/);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select every keyword of this page' }));
  };

  it('go to the AI with the price first', async () => {
    const estimate = { function: 'auto_cluster', items: 2, credits: 1, at_most: 1, available_credits: 1_500, enough: true, note: '' };
    const { server } = show({ 'POST ai/tasks/estimate/': estimate });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Cluster with AI' }));
    expect(await screen.findByText(/Costs about 1 credit;/)).toBeVisible();
    expect(server.asked('POST ai/tasks/estimate/')[0]?.body).toMatchObject({ function: 'auto_cluster', ids: [41, 42] });
  });

  it('are disabled together', async () => {
    const { server } = show({ 'POST planner/keywords/bulk_update/': { updated: 2 } });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Change' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Disable' }));
    expect(await screen.findByText('2 keywords disabled.')).toBeVisible();
    expect(server.asked('POST planner/keywords/bulk_update/')[0]?.body).toEqual({ ids: [41, 42], changes: { disabled: true } });
    expect(screen.queryByRole('group', { name: 'Selected rows' })).toBeNull();
  });

  it('get a cluster of their own in one step', async () => {
    const { server } = show({ 'POST planner/clusters/': () => ({ status: 201, body: { ...cluster, id: 9, name: 'Coffee' } }) });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Put into a cluster' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'New cluster of these' }));
    const dialog = await screen.findByRole('dialog', { name: 'New cluster of 2 keywords' });
    await userEvent.type(within(dialog).getByLabelText(/^Name/), 'Coffee');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Open cluster' }));
    expect(await screen.findByText('“Coffee” was opened with 2 keywords.')).toBeVisible();
    expect(server.asked('POST planner/clusters/')[0]?.body).toEqual({ site_id: 12, name: 'Coffee', description: '', keyword_ids: [41, 42] });
    expect(screen.getByRole('button', { name: 'Show cluster' })).toBeVisible();
  });

  it('are moved to a cluster that says how full it is', async () => {
    const { server } = show({
      'POST planner/clusters/contents/': contents([cluster]), 'POST planner/keywords/bulk_update/': { updated: 2 },
    });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Put into a cluster' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Move to a cluster' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('combobox', { name: 'Cluster' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Moka Pots' }));
    expect(await within(dialog).findByText(/^“Moka Pots” has 12 keywords now\./)).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Move 2 keywords' }));
    expect(await screen.findByText('2 keywords moved to “Moka Pots”.')).toBeVisible();
    expect(server.asked('POST planner/keywords/bulk_update/')[0]?.body).toEqual({ ids: [41, 42], changes: { cluster_id: 7 } });
  });

  it('are deleted after a question, and stay when the server refuses', async () => {
    const { server } = show({ 'POST planner/keywords/bulk_delete/': refusal(409, 'ConflictError', 'An AI function has 1 of them.') });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(server.asked('POST planner/keywords/bulk_delete/')).toEqual([]);
    await userEvent.click(await screen.findByRole('button', { name: 'Delete 2 keywords' }));
    expect(await screen.findByText('An AI function has 1 of them.')).toBeVisible();
    expect(screen.getByRole('group', { name: 'Selected rows' })).toBeInTheDocument();
  });
});
