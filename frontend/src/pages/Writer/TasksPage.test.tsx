import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { pageOf, site } from '@/test/fixtures';
import { cluster } from '@/test/plannerFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';
import { taskByHand, writerTask } from '@/test/writerFixtures';

function show(answers: Record<string, unknown> = {}, address = '/writer/tasks') {
  const server = serve({
    'GET writer/tasks/': pageOf([writerTask, taskByHand]),
    'GET planner/clusters/': pageOf([cluster]),
    ...answers,
  });
  return { server, ...renderApp(address) };
}

const rowOf = (name: RegExp) => screen.findByRole('row', { name });

describe('the list', () => {
  it('shows each task with what is wanted, its cluster and a way to its article', async () => {
    show();
    const row = await rowOf(/Moka Pot Sizes/);
    for (const text of ['Guide', '1,200', 'Written', 'Completed']) expect(row).toHaveTextContent(text);
    expect(within(row).getByRole('link', { name: 'Moka Pots' })).toHaveAttribute('href', '/planner/clusters/7?site=12');
    expect(within(row).getByRole('link', { name: /Open the article/ })).toHaveAttribute('href', '/writer/content/9?site=12');
    const waiting = await rowOf(/Descale/);
    expect(waiting).toHaveTextContent('To write');
    expect(waiting).toHaveTextContent('By hand');
    expect(within(waiting).queryByRole('link')).toBeNull();
  });

  it('asks the server for what its address says', async () => {
    const { server } = show({}, '/writer/tasks?status=queued&by_hand=true');
    await rowOf(/Descale/);
    const { query } = server.asked('GET writer/tasks/')[0] ?? { query: new URLSearchParams() };
    expect([query.get('status'), query.get('by_hand')]).toEqual(['queued', 'true']);
  });

  it('leads on from a site without tasks', async () => {
    show({ 'GET writer/tasks/': pageOf([]) });
    expect(await screen.findByRole('link', { name: 'Go to ideas' })).toHaveAttribute('href', '/planner/ideas?site=12');
  });

  it('offers a viewer nothing to change', async () => {
    show({ 'GET sites/': pageOf([{ ...site, role: 'viewer' }]) });
    await rowOf(/Descale/);
    expect(screen.queryByRole('button', { name: 'New task' })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('writing', () => {
  it('has its price first, for every chosen task', async () => {
    const estimate = { function: 'generate_content', items: 1, credits: 3, at_most: 3, available_credits: 1_500, enough: true, note: '' };
    const { server } = show({ 'POST ai/tasks/estimate/': estimate });
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select How to Descale a Moka Pot' }));
    await userEvent.click(screen.getByRole('button', { name: 'Write articles' }));
    expect(await screen.findByText(/Costs about 3 credits/)).toBeVisible();
    expect(server.asked('POST ai/tasks/estimate/')[0]?.body).toMatchObject({ function: 'generate_content', ids: [32] });
  });

  it('is asked for once more when the article was deleted, and not before', async () => {
    const lost = { ...writerTask, id: 33, title: 'Moka Pot Care', content_id: null };
    const { server } = show({
      'GET writer/tasks/': pageOf([writerTask, lost]),
      'POST writer/tasks/{id}/reopen/': { ...lost, status: 'queued' },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Actions of Moka Pot Sizes Explained' }));
    expect(await screen.findByRole('menuitem', { name: 'Have it written again' })).toBeDisabled();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Actions of Moka Pot Care' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Have it written again' }));
    expect(await screen.findByText('“Moka Pot Care” waits to be written again.')).toBeVisible();
    expect(server.asked('POST writer/tasks/{id}/reopen/')[0]?.path).toBe('/api/v1/writer/tasks/33/reopen/');
  });
});

describe('one task', () => {
  const edit = async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Actions of How to Descale a Moka Pot' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    return screen.findByRole('dialog');
  };

  it('is ordered by hand', async () => {
    const { server } = show({ 'POST writer/tasks/': taskByHand });
    await userEvent.click(await screen.findByRole('button', { name: 'New task' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/^Title/), 'How to Descale a Moka Pot');
    await userEvent.type(within(dialog).getByLabelText('Outline'), 'Why{enter}How');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add task' }));
    expect(await screen.findByText('“How to Descale a Moka Pot” was added.')).toBeVisible();
    expect(server.asked('POST writer/tasks/')[0]?.body).toMatchObject({ site_id: 12, outline: ['Why', 'How'], word_count: 1_000 });
  });

  it('is changed by what is different, and not over a colleague', async () => {
    const message = 'Somebody else has changed this task since you opened it.';
    const { server } = show({ 'PATCH writer/tasks/{id}/': refusal(409, 'ConflictError', message) });
    const dialog = await edit();
    await userEvent.type(within(dialog).getByLabelText(/^Title/), ' Well');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText(message)).toBeVisible();
    expect(within(dialog).getByLabelText(/^Title/)).toHaveValue('How to Descale a Moka Pot Well');
    expect(server.asked('PATCH writer/tasks/{id}/')[0]?.body).toEqual({
      title: 'How to Descale a Moka Pot Well', updated_at: taskByHand.updated_at,
    });
  });

  it('is deleted after a question', async () => {
    const { server } = show({ 'POST writer/tasks/bulk_delete/': { deleted: 1 } });
    await userEvent.click(await screen.findByRole('button', { name: 'Actions of How to Descale a Moka Pot' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete 1 task' }));
    await waitFor(() => expect(server.asked('POST writer/tasks/bulk_delete/')[0]?.body).toEqual({ ids: [32] }));
    expect(await screen.findByText('1 task deleted.')).toBeVisible();
  });
});
