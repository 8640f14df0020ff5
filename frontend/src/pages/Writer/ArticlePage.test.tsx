import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { otherSite, pageOf, site } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';
import { article, articleRow, mayMend } from '@/test/writerFixtures';

const sentBack = {
  ...article, status: 'draft' as const, refusals: mayMend,
  sent_back: { at: '2026-11-21T10:00:00Z', reason: 'The second section repeats the first.', by: 'bob@example.com' },
};

function show(answers: Record<string, unknown> = {}, address = '/writer/content/9?site=12') {
  const server = serve({
    'GET writer/content/{id}/': article,
    'GET writer/content/': pageOf([articleRow, { ...articleRow, id: 11, title: 'Cold Brew Ratio' }]),
    ...answers,
  });
  return { server, ...renderApp(address) };
}

const title = () => screen.findByRole('heading', { level: 1, name: 'Moka Pot Sizes Explained' });

describe('reading', () => {
  it('shows the article in a frame that runs nothing', async () => {
    show();
    const frame = await screen.findByTitle(/as readers will see it/);
    const allowed = frame.getAttribute('sandbox')?.split(' ') ?? [];
    expect(allowed).toContain('allow-same-origin');
    expect(allowed).not.toContain('allow-scripts');
    expect(frame.getAttribute('srcdoc')).toContain('Which size for two cups?');
  });

  it('shows where it comes from, each step with a way to it', async () => {
    show();
    const lineage = await screen.findByRole('region', { name: 'Where it comes from' });
    const ways = within(lineage).getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(ways).toEqual([
      '/planner/keywords?site=12&search=moka+pot+sizes', '/planner/clusters/7?site=12',
      '/planner/ideas?site=12&search=Moka+Pot+Sizes', '/writer/tasks?site=12&search=Moka+Pot+Sizes+Explained',
    ]);
  });

  it('counts what search engines are told', async () => {
    show();
    const meta = await screen.findByRole('region', { name: 'Search result' });
    expect(meta).toHaveTextContent('14 of 60');
    expect(within(meta).getByRole('group', { name: 'Preview of the search result' })).toHaveTextContent('coffee.example › moka-pot-sizes');
  });

  it('says that a picture failed, and takes it up again with the price first', async () => {
    const estimate = { function: 'generate_images', items: 1, credits: 1, at_most: 1, available_credits: 9, enough: true, note: '' };
    const { server } = show({ 'POST ai/tasks/estimate/': estimate });
    const images = await screen.findByRole('region', { name: 'Images' });
    expect(images).toHaveTextContent('1 image failed.');
    await userEvent.click(within(images).getByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(server.asked('POST ai/tasks/estimate/')[0]?.body).toMatchObject({ function: 'generate_images', ids: [73] }));
  });

  it('offers a viewer nothing to decide', async () => {
    show({ 'GET sites/': pageOf([{ ...site, role: 'viewer' }]) });
    await title();
    for (const name of ['Edit', 'Approve', 'Send back', 'Retry', 'More actions']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  it('puts its own site into an address that has none, and leaves for the articles of another one', async () => {
    const { router } = show({}, '/writer/content/9');
    await title();
    expect(router.state.location.search).toBe('?site=12');
    await router.navigate(`/writer/content/9?site=${otherSite.id}`);
    await waitFor(() => expect(router.state.location.pathname + router.state.location.search).toBe('/writer/content?site=13'));
  });
});

describe('deciding', () => {
  it('publishes what was read, and leads to the next article', async () => {
    const published = { ...article, status: 'published' as const, published_at: '2026-11-21T10:00:00Z', refusals: mayMend };
    const { server } = show({ 'POST writer/content/{id}/approve/': published });
    await userEvent.click(await screen.findByRole('button', { name: 'Approve' }));
    expect(await screen.findByText('“Moka Pot Sizes Explained” is published.')).toBeVisible();
    expect(server.asked('POST writer/content/{id}/approve/')[0]?.body).toEqual({ updated_at: article.updated_at });
    expect(screen.getByRole('link', { name: 'Next' })).toHaveAttribute('href', '/writer/content/11?site=12');
  });

  it('does not publish what somebody changed meanwhile', async () => {
    show({ 'POST writer/content/{id}/approve/': refusal(409, 'ConflictError', 'Somebody else has changed this article.') });
    await userEvent.click(await screen.findByRole('button', { name: 'Approve' }));
    expect(await screen.findByText('Somebody else has changed this article.')).toBeVisible();
  });

  it('says why it has to wait', async () => {
    const refusals = { ...article.refusals, approve: '1 image of this article is still to be made.' };
    show({ 'GET writer/content/{id}/': { ...article, refusals } });
    expect(await screen.findByText('1 image of this article is still to be made.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled();
  });

  it('is sent back with a reason that stands above it from then on', async () => {
    const { server } = show({ 'POST writer/content/{id}/send_back/': sentBack });
    await userEvent.click(await screen.findByRole('button', { name: 'Send back' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Send back' })).toBeDisabled();
    server.table['GET writer/content/{id}/'] = sentBack;
    await userEvent.type(within(dialog).getByLabelText(/What is to be mended/), 'The second section repeats the first.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send back' }));
    expect(await screen.findByText(/by bob@example.com:/)).toBeVisible();
    expect(screen.getByText('The second section repeats the first.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Put into review' })).toBeEnabled();
  });

  it('is archived after a question', async () => {
    const { server } = show({ 'POST writer/content/bulk_update/': { updated: 1 } });
    await userEvent.click(await screen.findByRole('button', { name: 'More actions' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Archive' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Archive 1 article' }));
    await waitFor(() => expect(server.asked('POST writer/content/bulk_update/')[0]?.body).toEqual({ ids: [9], changes: { status: 'archived' } }));
  });
});
