import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import { keys } from '@/api/keys';
import { useWork } from '@/hooks/useWork';
import { renderWith } from '@/test/render';
import { refusal, serve } from '@/test/server';
import { answerOf, atWork, doneGroup, errorPayload, failedGroup, GROUP, task } from '@/test/taskFixtures';

import { TaskTray } from './TaskTray';
import { WorkProvider } from './WorkProvider';

const ids = Array.from({ length: 45 }, (_, index) => index + 1);
const estimate = { function: 'auto_cluster', items: 45, credits: 9, at_most: 9, available_credits: 1_500, enough: true, note: '' };

function Page() {
  const { ask } = useWork();
  return <button onClick={() => ask({ function: 'auto_cluster', ids, siteId: 12 })}>Cluster</button>;
}

function show(answers: Record<string, unknown> = {}) {
  const server = serve({
    'GET ai/tasks/': answerOf(atWork),
    'POST ai/tasks/estimate/': estimate,
    'POST planner/keywords/auto_cluster/': { task_id: GROUP, task_ids: [GROUP] },
    ...answers,
  });
  const view = renderWith(
    <WorkProvider userId={1}>
      <TaskTray />
      <Page />
    </WorkProvider>,
  );
  return { server, ...view, look: () => view.queryClient.invalidateQueries({ queryKey: keys.taskGroup(GROUP) }) };
}

async function start() {
  await userEvent.click(screen.getByRole('button', { name: 'Cluster' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Start' })).toBeEnabled());
  await userEvent.click(screen.getByRole('button', { name: 'Start' }));
  return screen.findByRole('dialog', { name: 'Clustering 45 keywords' });
}

beforeEach(() => window.localStorage.clear());

describe('starting', () => {
  it('tells the price first and then shows the progress', async () => {
    const { server } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Cluster' }));
    expect(await screen.findByText(/Costs about 9 credits/)).toBeVisible();
    expect(server.asked('POST planner/keywords/auto_cluster/')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    const dialog = await screen.findByRole('dialog', { name: 'Clustering 45 keywords' });
    expect(await within(dialog).findByText('Now: best seo tools')).toBeVisible();
    expect(within(dialog).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '47');
    expect(server.asked('POST planner/keywords/auto_cluster/')[0]?.body).toEqual({ ids });
  });

  it('does not start what cannot be paid, and leads to the credits', async () => {
    show({ 'POST ai/tasks/estimate/': { ...estimate, credits: 45, available_credits: 20, enough: false } });
    await userEvent.click(screen.getByRole('button', { name: 'Cluster' }));
    expect(await screen.findByText(/25 are missing/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Purchase Credits' })).toHaveAttribute('href', '/billing?site=12');
    expect(screen.getByRole('button', { name: 'Start' })).toBeDisabled();
  });

  it('says who has the rows when other work does', async () => {
    show({ 'POST planner/keywords/auto_cluster/': refusal(409, 'ConflictError', 'A run has 3 of them.', { action: 'view_run' }) });
    await userEvent.click(screen.getByRole('button', { name: 'Cluster' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Start' })).toBeEnabled());
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByText('A run has 3 of them.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'View run' })).toHaveAttribute('href', '/automation?site=12');
  });
});

describe('the progress', () => {
  it('goes on when its dialog is closed, and its end is told with a link', async () => {
    const { server, look, router } = show();
    await start();
    await userEvent.click(screen.getByRole('button', { name: 'Close and continue' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    server.table['GET ai/tasks/'] = answerOf(doneGroup);
    await look();
    expect(await screen.findByText('45 keywords mapped into 8 clusters')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show clusters' }));
    expect(router.state.location.pathname).toBe('/planner/clusters');
  });

  it('says its end in the open dialog and nowhere else', async () => {
    const { server, look } = show();
    const dialog = await start();
    server.table['GET ai/tasks/'] = answerOf(doneGroup);
    await look();
    expect(await within(dialog).findByText('45 keywords mapped into 8 clusters')).toBeVisible();
    expect(within(dialog).getByRole('link', { name: 'Show clusters' })).toHaveAttribute('href', '/planner/clusters?site=12');
    expect(screen.getAllByText('45 keywords mapped into 8 clusters')).toHaveLength(1);
  });

  it('says that the connection is lost, keeps what it knows, and catches up', async () => {
    const { server, look } = show();
    const dialog = await start();
    await within(dialog).findByText('20 of 45');
    server.table['GET ai/tasks/'] = () => 'offline';
    await look();
    expect(await within(dialog).findByText('Connection lost.')).toBeVisible();
    expect(within(dialog).getByText('20 of 45')).toBeVisible();
    server.table['GET ai/tasks/'] = answerOf(doneGroup);
    await look();
    expect(await within(dialog).findByText('45 keywords mapped into 8 clusters')).toBeVisible();
    expect(within(dialog).queryByText('Connection lost.')).toBeNull();
  });

  it('is cancelled by a wish to the server', async () => {
    const { server } = show({ 'POST ai/tasks/{id}/cancel/': task });
    const dialog = await start();
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(server.asked('POST ai/tasks/{id}/cancel/')[0]?.body).toEqual({ whole_group: true }));
    expect(server.asked('POST ai/tasks/{id}/cancel/')).toHaveLength(1);
  });

  it('leads from too few credits to the credits', async () => {
    const error = { error_type: 'InsufficientCreditsError', action: 'purchase_credits' as const };
    show({ 'GET ai/tasks/': answerOf(failedGroup(error, false)) });
    const dialog = await start();
    expect(await within(dialog).findByRole('link', { name: 'Purchase Credits' })).toBeVisible();
    expect(within(dialog).queryByRole('button', { name: 'Retry' })).toBeNull();
  });

  it('is taken up again', async () => {
    const { server } = show({ 'GET ai/tasks/': answerOf(failedGroup(errorPayload())), 'POST ai/tasks/{id}/retry/': task });
    const dialog = await start();
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(server.asked('POST ai/tasks/{id}/retry/')[0]?.body).toEqual({ whole_group: true }));
    expect(server.asked('POST ai/tasks/{id}/retry/')).toHaveLength(1);
  });
});

it('makes every wallet on the page anew when the work has ended', async () => {
  const { server, look, queryClient } = show();
  queryClient.setQueryData([...keys.billing, 'wallet'], 1_500);
  await start();
  expect(queryClient.getQueryState([...keys.billing, 'wallet'])?.isInvalidated).toBe(false);
  server.table['GET ai/tasks/'] = answerOf(doneGroup);
  await look();
  await waitFor(() => expect(queryClient.getQueryState([...keys.billing, 'wallet'])?.isInvalidated).toBe(true));
});

describe('after a reload', () => {
  const remember = () =>
    window.localStorage.setItem(
      'igny8-work-1',
      JSON.stringify([{ group: GROUP, function: 'auto_cluster', siteId: 12, count: 45, since: Date.now() }]),
    );

  it('is found in the header, where its dialog opens again', async () => {
    remember();
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'AI work: 1 running' }));
    await userEvent.click(await screen.findByRole('button', { name: /^Clustering 45 keywords/ }));
    expect(await screen.findByRole('dialog', { name: 'Clustering 45 keywords' })).toBeVisible();
  });

  it('is forgotten when the server does not know it any more', async () => {
    remember();
    show({ 'GET ai/tasks/': refusal(404, 'NotFoundError', 'This AI task does not exist.') });
    expect(await screen.findByRole('button', { name: 'AI work: nothing is running' })).toBeVisible();
    await waitFor(() => expect(window.localStorage.getItem('igny8-work-1')).toBe('[]'));
  });
});
