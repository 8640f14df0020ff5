import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { pageOf, site } from '@/test/fixtures';
import { cluster, contents, idea, keyword, newKeyword, otherCluster } from '@/test/plannerFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

const members = [keyword, { ...newKeyword, cluster: keyword.cluster }];

function show(answers: Record<string, unknown> = {}, address = '/planner/clusters/7?site=12') {
  const server = serve({
    'GET planner/clusters/{id}/': cluster,
    'GET planner/clusters/': pageOf([cluster, otherCluster]),
    'GET planner/keywords/': pageOf(members),
    'GET planner/ideas/': pageOf([idea]),
    'POST planner/clusters/contents/': contents([otherCluster]),
    ...answers,
  });
  return { server, ...renderApp(address) };
}

const choose = async (...names: string[]) => {
  await screen.findByRole('row', { name: /moka pot sizes/ });
  for (const name of names) await userEvent.click(screen.getByRole('checkbox', { name: `Select ${name}` }));
};

describe('the page of a cluster', () => {
  it('shows its figures and its keywords, most searched first', async () => {
    const { server } = show();
    expect(await screen.findByRole('heading', { name: 'Moka Pots', level: 1 })).toBeVisible();
    const figures = screen.getByLabelText('Figures');
    for (const text of ['18,400', 'Informational', 'Mapped']) expect(figures).toHaveTextContent(text);
    await screen.findByRole('row', { name: /moka pot sizes/ });
    const { query } = server.asked('GET planner/keywords/')[0] ?? { query: new URLSearchParams() };
    expect([query.get('cluster_id'), query.get('site_id'), query.get('ordering')]).toEqual(['7', '12', '-volume']);
  });

  it('has its ideas in a second tab that can be linked to', async () => {
    const { server, router } = show();
    await userEvent.click(await screen.findByRole('tab', { name: 'Ideas (5)' }));
    expect(await screen.findByRole('row', { name: /Which Moka Pot Size/ })).toBeVisible();
    expect(router.state.location.search).toBe('?site=12&tab=ideas');
    expect(server.asked('GET planner/ideas/')[0]?.query.get('cluster_id')).toBe('7');
  });

  it('says that it is gone, with a way on', async () => {
    show({ 'GET planner/clusters/{id}/': refusal(404, 'NotFoundError', 'This cluster does not exist.') });
    expect(await screen.findByText('This cluster is not there')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Show clusters' })).toHaveAttribute('href', '/planner/clusters?site=12');
  });

  it('makes way for the clusters of another site that is chosen', async () => {
    const { router } = show({}, '/planner/clusters/7?site=13');
    await waitFor(() => expect(router.state.location.pathname).toBe('/planner/clusters'));
    expect(router.state.location.search).toBe('?site=13');
  });

  it('finds its own site when the link names none', async () => {
    const { router } = show({ 'GET planner/clusters/{id}/': { ...cluster, site_id: 13 } }, '/planner/clusters/7');
    await waitFor(() => expect(router.state.location.search).toBe('?site=13'));
    expect(await screen.findByRole('heading', { name: 'Moka Pots', level: 1 })).toBeVisible();
  });

  it('offers nothing to change to a viewer', async () => {
    show({ 'GET sites/': pageOf([{ ...site, role: 'viewer' }]) });
    await screen.findByRole('row', { name: /moka pot sizes/ });
    expect(screen.queryByRole('button', { name: 'Rename' })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('its keywords', () => {
  it('are split off into a cluster of their own, and back by Undo', async () => {
    const part = { ...otherCluster, id: 9, name: 'Sizes' };
    const { server } = show({ 'POST planner/clusters/{id}/split/': () => ({ status: 201, body: part }), 'POST planner/clusters/merge/': cluster });
    await choose('moka pot sizes');
    await userEvent.click(screen.getByRole('button', { name: 'Split off' }));
    const dialog = await screen.findByRole('dialog', { name: 'Split off 1 keyword' });
    expect(within(dialog).getByText(/“Moka Pots” keeps 11 keywords and its 5 ideas\./)).toBeVisible();
    await userEvent.type(within(dialog).getByLabelText(/^Name/), 'Sizes');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Split off' }));
    expect(await screen.findByText('1 keyword split off into “Sizes”.')).toBeVisible();
    expect(server.asked('POST planner/clusters/{id}/split/')[0]?.body).toEqual({ name: 'Sizes', description: '', keyword_ids: [41] });
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('“Sizes” is back in “Moka Pots”.')).toBeVisible();
    expect(server.asked('POST planner/clusters/merge/')[0]?.body).toEqual({ into_id: 7, ids: [9] });
  });

  it('cannot be split off all together', async () => {
    show({ 'GET planner/clusters/{id}/': { ...cluster, keywords_count: 2 } });
    await choose('moka pot sizes', 'cold brew ratio');
    expect(screen.getByRole('button', { name: 'Split off' })).toBeDisabled();
  });

  it('are moved with both ends counted, and back by Undo', async () => {
    const { server } = show({ 'POST planner/keywords/bulk_update/': { updated: 1 } });
    await choose('moka pot sizes');
    await userEvent.click(screen.getByRole('button', { name: 'Move' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('combobox', { name: 'Cluster' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Pot Cleaning' }));
    expect(await within(dialog).findByText('“Pot Cleaning” then has 5 keywords, “Moka Pots” keeps 11.')).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Move 1 keyword' }));
    expect(await screen.findByText('1 keyword moved to “Pot Cleaning”.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('1 keyword moved back to “Moka Pots”.')).toBeVisible();
    expect(server.asked('POST planner/keywords/bulk_update/').map(({ body }) => body)).toEqual([
      { ids: [41], changes: { cluster_id: 8 } },
      { ids: [41], changes: { cluster_id: 7 } },
    ]);
  });

  it('say it when an Undo comes too late', async () => {
    const { server } = show({ 'POST planner/keywords/bulk_update/': { updated: 1 } });
    await choose('moka pot sizes');
    await userEvent.click(screen.getByRole('button', { name: 'Take out' }));
    expect(await screen.findByText('1 keyword taken out of “Moka Pots”: new again.')).toBeVisible();
    server.table['POST planner/keywords/bulk_update/'] = refusal(409, 'ConflictError', 'This keyword is waiting for the AI.');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('It could not be undone.')).toBeVisible();
    expect(screen.getByText('This keyword is waiting for the AI.')).toBeVisible();
  });
});
