import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { pageOf, site } from '@/test/fixtures';
import { cluster, contents, otherCluster } from '@/test/plannerFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve, type Call } from '@/test/server';

const known = [cluster, otherCluster];

function show(answers: Record<string, unknown> = {}, address = '/planner/clusters') {
  const server = serve({
    'GET planner/clusters/': pageOf(known),
    'POST planner/clusters/contents/': ({ body }: Call) => ({
      body: contents(known.filter(({ id }) => (body as { ids: number[] }).ids.includes(id))),
    }),
    ...answers,
  });
  return { server, ...renderApp(address) };
}

const rowOf = (name: RegExp) => screen.findByRole('row', { name });
const choose = async () => {
  await rowOf(/Moka Pots/);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select every cluster of this page' }));
};

describe('the list', () => {
  it('shows each cluster with its figures and links to what is in it', async () => {
    show({ 'GET planner/clusters/': pageOf([{ ...cluster, work_state: 'processing', disabled: true }]) });
    const row = await rowOf(/Moka Pots/);
    expect(row).toHaveTextContent('18,400');
    expect(row).toHaveTextContent('Processing');
    expect(row).toHaveTextContent('Disabled');
    expect(within(row).getByRole('link', { name: 'Moka Pots' })).toHaveAttribute('href', '/planner/clusters/7?site=12');
    expect(within(row).getByRole('link', { name: 'Ideas of Moka Pots: 5' })).toHaveAttribute('href', '/planner/clusters/7?site=12&tab=ideas');
  });

  it('leads on from an empty site', async () => {
    show({ 'GET planner/clusters/': pageOf([]) });
    expect(await screen.findByRole('link', { name: 'Choose keywords' })).toHaveAttribute('href', '/planner/keywords?site=12');
  });

  it('offers nothing to change to a viewer', async () => {
    show({ 'GET sites/': pageOf([{ ...site, role: 'viewer' }]) });
    await rowOf(/Moka Pots/);
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'New cluster' })).toBeNull();
  });
});

describe('one cluster', () => {
  it('is opened, and says when its name is taken', async () => {
    const { server } = show({ 'POST planner/clusters/': refusal(409, 'ConflictError', 'The site has the cluster “Moka Pots” already.') });
    await userEvent.click(await screen.findByRole('button', { name: 'New cluster' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/^Name/), 'moka pot');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Open cluster' }));
    expect(await within(dialog).findByText('The site has the cluster “Moka Pots” already.')).toBeVisible();
    server.table['POST planner/clusters/'] = otherCluster;
    await userEvent.click(within(dialog).getByRole('button', { name: 'Open cluster' }));
    expect(await screen.findByText('“moka pot” was opened.')).toBeVisible();
  });

  it('is renamed by what is different and nothing else', async () => {
    const { server } = show({ 'PATCH planner/clusters/{id}/': cluster });
    await rowOf(/Moka Pots/);
    await userEvent.click(screen.getByRole('button', { name: 'Actions of Moka Pots' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/^Name/), ' and more');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(server.asked('PATCH planner/clusters/{id}/')[0]?.body).toEqual({ name: 'Moka Pots and more' }));
  });

  it('goes into another one that is chosen', async () => {
    const { server } = show({ 'POST planner/clusters/merge/': otherCluster });
    await rowOf(/Moka Pots/);
    await userEvent.click(screen.getByRole('button', { name: 'Actions of Moka Pots' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Merge into…' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Merge' })).toBeDisabled();
    await userEvent.click(within(dialog).getByRole('combobox', { name: 'Cluster' }));
    const other = await screen.findByRole('option', { name: 'Pot Cleaning' });
    expect(screen.queryByRole('option', { name: 'Moka Pots' })).toBeNull();
    await userEvent.click(other);
    expect(await within(dialog).findByText(/^12 keywords and 5 ideas go into “Pot Cleaning”/)).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Merge' }));
    expect(await screen.findByText('1 cluster merged into “Pot Cleaning”.')).toBeVisible();
    expect(server.asked('POST planner/clusters/merge/')[0]?.body).toEqual({ into_id: 8, ids: [7] });
  });
});

describe('chosen clusters', () => {
  it('go to the AI with the price first', async () => {
    const estimate = { function: 'generate_ideas', items: 2, credits: 4, at_most: 4, available_credits: 1_500, enough: true, note: '2 credits per cluster.' };
    const { server } = show({ 'POST ai/tasks/estimate/': estimate });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Generate ideas' }));
    expect(await screen.findByText(/Costs about 4 credits;/)).toBeVisible();
    expect(server.asked('POST ai/tasks/estimate/')[0]?.body).toMatchObject({ function: 'generate_ideas', ids: [7, 8] });
  });

  it('are merged into the fullest of them, unless another one should stay', async () => {
    const { server } = show({ 'POST planner/clusters/merge/': cluster });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Merge' }));
    const dialog = await screen.findByRole('dialog', { name: 'Merge 2 clusters' });
    expect(await within(dialog).findByText(/^4 keywords and 1 idea go into “Moka Pots”, which then has 16 keywords and 6 ideas\./)).toBeVisible();
    expect(within(dialog).getByText(/^“Pot Cleaning” is gone then\./)).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Merge' }));
    expect(await screen.findByText('1 cluster merged into “Moka Pots”.')).toBeVisible();
    expect(server.asked('POST planner/clusters/merge/')[0]?.body).toEqual({ into_id: 7, ids: [8] });
    expect(screen.queryByRole('group', { name: 'Selected rows' })).toBeNull();
  });

  it('are disabled together', async () => {
    const { server } = show({ 'POST planner/clusters/bulk_update/': { updated: 2 } });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Change' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Disable' }));
    expect(await screen.findByText('2 clusters disabled.')).toBeVisible();
    expect(server.asked('POST planner/clusters/bulk_update/')[0]?.body).toEqual({ ids: [7, 8], changes: { disabled: true } });
  });

  it('are deleted after the reader was told what that means', async () => {
    const { server } = show({ 'POST planner/clusters/bulk_delete/': { deleted: 2, keywords_returned: 16, ideas_deleted: 6 } });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText(/16 keywords become new again and wait for the next clustering\. 6 ideas are deleted/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Delete 2 clusters' }));
    expect(await screen.findByText('2 clusters deleted.')).toBeVisible();
    expect(server.asked('POST planner/clusters/bulk_delete/')[0]?.body).toEqual({ ids: [7, 8] });
  });

  it('are not deleted while the writer has ideas of them, and the reader learns what else can be done', async () => {
    show({ 'POST planner/clusters/contents/': contents(known, 2) });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText(/^The writer has 2 ideas of them\..*merge them into another cluster, or disable them\./)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Delete 2 clusters' })).toBeDisabled();
  });
});
