import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { pageOf, site } from '@/test/fixtures';
import { cluster } from '@/test/plannerFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';
import { articleRow } from '@/test/writerFixtures';

const draft = { ...articleRow, id: 10, title: 'Moka Pot Care', status: 'draft' as const, sent_back_at: '2026-11-20T14:00:00Z' };

function show(answers: Record<string, unknown> = {}, address = '/writer/content') {
  const server = serve({
    'GET writer/content/': pageOf([articleRow, draft]),
    'GET planner/clusters/': pageOf([cluster]),
    ...answers,
  });
  return { server, ...renderApp(address) };
}

const rowOf = (name: RegExp) => screen.findByRole('row', { name });
const chooseAll = async () => {
  await rowOf(/Moka Pot Sizes/);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select every article of this page' }));
};

describe('the list', () => {
  it('shows each article with its length, state and pictures, and leads to it', async () => {
    show();
    const row = await rowOf(/Moka Pot Sizes/);
    for (const text of ['1,245', 'In review', '3 of 4, 1 failed', 'Completed']) expect(row).toHaveTextContent(text);
    expect(within(row).getByRole('link', { name: 'Moka Pot Sizes Explained' })).toHaveAttribute('href', '/writer/content/9?site=12');
    expect(await rowOf(/Moka Pot Care/)).toHaveTextContent('Sent back');
  });

  it('opens on what is in review when its address says so', async () => {
    const { server } = show({}, '/writer/content?status=review');
    await rowOf(/Moka Pot Sizes/);
    expect(server.asked('GET writer/content/')[0]?.query.get('status')).toBe('review');
    expect(screen.getByRole('combobox', { name: 'Status' })).toHaveValue('In review');
  });

  it('says so when nothing waits for the reviewer', async () => {
    const { router } = show({ 'GET writer/content/': pageOf([]) }, '/writer/content?status=review');
    expect(await screen.findByText('Nothing waits for review')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show all articles' }));
    expect(router.state.location.search).toBe('');
  });

  it('offers a viewer nothing to decide', async () => {
    show({ 'GET sites/': pageOf([{ ...site, role: 'viewer' }]) });
    await rowOf(/Moka Pot Sizes/);
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Actions of/ })).toBeNull();
  });
});

describe('chosen articles', () => {
  it('are approved after a question, and what could not be is named', async () => {
    const result = { approved: 1, refused: [{ id: 10, title: 'Moka Pot Care', reason: 'Only an article in review can be published.' }] };
    const { server } = show({ 'POST writer/content/bulk_approve/': result });
    await chooseAll();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(server.asked('POST writer/content/bulk_approve/')).toEqual([]);
    await userEvent.click(await screen.findByRole('button', { name: 'Approve 2 articles' }));
    expect(await screen.findByText('1 article published. 1 article left as it was.')).toBeVisible();
    const left = screen.getByRole('list', { name: 'Articles that were left as they were' });
    expect(left).toHaveTextContent('Moka Pot CareOnly an article in review can be published.');
    await userEvent.click(within(screen.getByRole('dialog')).getAllByRole('button', { name: 'Close' }).at(-1) as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Selected rows' })).toBeNull());
  });

  it('stay chosen when none of them could be approved', async () => {
    show({ 'POST writer/content/bulk_approve/': refusal(409, 'ConflictError', 'None of the 2 articles could be approved.') });
    await chooseAll();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Approve 2 articles' }));
    expect(await screen.findByText('None of the 2 articles could be approved.')).toBeVisible();
    expect(screen.getByRole('group', { name: 'Selected rows' })).toBeInTheDocument();
  });

  it('are archived after a question', async () => {
    const { server } = show({ 'POST writer/content/bulk_update/': { updated: 2 } });
    await chooseAll();
    await userEvent.click(screen.getByRole('button', { name: 'Archive' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Archive 2 articles' }));
    expect(await screen.findByText('2 articles archived.')).toBeVisible();
    expect(server.asked('POST writer/content/bulk_update/')[0]?.body).toEqual({ ids: [9, 10], changes: { status: 'archived' } });
  });

  it('get image prompts with the price first', async () => {
    const estimate = { function: 'generate_image_prompts', items: 1, credits: 2, at_most: 2, available_credits: 9, enough: true, note: '' };
    const { server } = show({ 'POST ai/tasks/estimate/': estimate });
    await chooseAll();
    await userEvent.click(screen.getByRole('button', { name: 'Write image prompts' }));
    expect(await screen.findByText(/Costs about 2 credits/)).toBeVisible();
    expect(server.asked('POST ai/tasks/estimate/')[0]?.body).toMatchObject({ function: 'generate_image_prompts', ids: [9, 10] });
  });
});
