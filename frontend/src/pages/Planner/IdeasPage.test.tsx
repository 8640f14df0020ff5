import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { pageOf, site } from '@/test/fixtures';
import { cluster, idea, ideaInWriter, keyword, otherCluster } from '@/test/plannerFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

function show(answers: Record<string, unknown> = {}, address = '/planner/ideas') {
  const server = serve({
    'GET planner/ideas/': pageOf([idea, ideaInWriter]),
    'GET planner/clusters/': pageOf([cluster, otherCluster]),
    'GET planner/keywords/': pageOf([keyword]),
    ...answers,
  });
  return { server, ...renderApp(address) };
}

const rowOf = (name: RegExp) => screen.findByRole('row', { name });
const edit = async () => {
  await rowOf(/Which Moka Pot Size/);
  await userEvent.click(screen.getByRole('button', { name: `Actions of ${idea.idea_title}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  return screen.findByRole('dialog');
};

describe('the list', () => {
  it('shows each idea with its cluster and, once the writer has it, its task', async () => {
    show();
    const row = await rowOf(/Clean a Moka Pot/);
    expect(row).toHaveTextContent('1,200');
    expect(within(row).getByRole('link', { name: 'Moka Pots' })).toHaveAttribute('href', '/planner/clusters/7?site=12');
    expect(within(row).getByRole('link', { name: 'In writer: task of Clean a Moka Pot' })).toHaveAttribute(
      'href', '/writer/tasks?site=12&search=Clean+a+Moka+Pot',
    );
    expect(screen.queryByRole('link', { name: `In writer: task of ${idea.idea_title}` })).toBeNull();
  });

  it('leads on from an empty site', async () => {
    show({ 'GET planner/ideas/': pageOf([]) });
    expect(await screen.findByRole('link', { name: 'Choose clusters' })).toHaveAttribute('href', '/planner/clusters?site=12');
  });

  it('lets a viewer read a plan and change nothing', async () => {
    show({ 'GET sites/': pageOf([{ ...site, role: 'viewer' }]) });
    await userEvent.click(await screen.findByRole('button', { name: idea.idea_title }));
    const dialog = await screen.findByRole('dialog', { name: idea.idea_title });
    for (const text of ['Cups', 'Stove', 'By cups a day, not by brand.']) expect(within(dialog).getByText(text)).toBeVisible();
    expect(within(dialog).queryByRole('button', { name: 'Edit' })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('one idea', () => {
  it('is changed by what is different and nothing else', async () => {
    const { server } = show({ 'PATCH planner/ideas/{id}/': idea });
    const dialog = await edit();
    await userEvent.type(within(dialog).getByLabelText(/^Outline/), '\n## Care');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(server.asked('PATCH planner/ideas/{id}/')[0]?.body).toEqual({ outline: ['Cups', 'Stove', 'Care'] }));
  });

  it('says at its field what is wrong, also within a list', async () => {
    const fields = { outline: { 0: ['At most 300 characters.'] } };
    show({ 'PATCH planner/ideas/{id}/': refusal(400, 'ValidationError', 'Not valid.', { details: { fields } }) });
    const dialog = await edit();
    await userEvent.type(within(dialog).getByLabelText(/^Outline/), ' x');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText('At most 300 characters.')).toBeVisible();
  });

  it('is added to a cluster', async () => {
    const { server } = show({ 'POST planner/ideas/': () => ({ status: 201, body: idea }) });
    await userEvent.click(await screen.findByRole('button', { name: 'New idea' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/^Title/), 'Descale it');
    expect(within(dialog).getByRole('button', { name: 'Add idea' })).toBeDisabled();
    await userEvent.click(within(dialog).getByRole('combobox', { name: 'Cluster' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Pot Cleaning' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add idea' }));
    expect(await screen.findByText('“Descale it” was added.')).toBeVisible();
    expect(server.asked('POST planner/ideas/')[0]?.body).toMatchObject({ site_id: 12, idea_title: 'Descale it', cluster_id: 8, word_count: 1000 });
  });

  it('of the writer is read, not changed, and leads to its task', async () => {
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Clean a Moka Pot' }));
    const dialog = await screen.findByRole('dialog', { name: 'Clean a Moka Pot' });
    expect(within(dialog).queryByRole('button', { name: 'Edit' })).toBeNull();
    expect(within(dialog).getByRole('link', { name: 'Show its task' })).toHaveAttribute('href', '/writer/tasks?site=12&search=Clean+a+Moka+Pot');
  });
});

describe('chosen ideas', () => {
  const choose = async () => {
    await rowOf(/Which Moka Pot Size/);
    await userEvent.click(screen.getByRole('checkbox', { name: `Select ${idea.idea_title}` }));
  };

  it('are queued to the writer, free of credits', async () => {
    const estimate = { function: 'bulk_queue_to_writer', items: 1, credits: 0, at_most: 0, available_credits: 20, enough: true, note: '' };
    const { server } = show({ 'POST ai/tasks/estimate/': estimate });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Queue to writer' }));
    expect(await screen.findByText(/Free of credits/)).toBeVisible();
    expect(server.asked('POST ai/tasks/estimate/')[0]?.body).toMatchObject({ function: 'bulk_queue_to_writer', ids: [90] });
  });

  it('stay when the server refuses to delete them', async () => {
    show({ 'POST planner/ideas/bulk_delete/': refusal(409, 'ConflictError', 'This idea is with the writer by now.') });
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete 1 idea' }));
    expect(await screen.findByText('This idea is with the writer by now.')).toBeVisible();
    expect(screen.getByRole('group', { name: 'Selected rows' })).toBeInTheDocument();
  });
});
