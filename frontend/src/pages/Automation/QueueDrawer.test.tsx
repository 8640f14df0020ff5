import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import type { QueueItem } from '@/api/types';
import { controls, pageOf, run, site, snapshot, withRun } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

function item(label: string, part: Partial<QueueItem> = {}): QueueItem {
  const error: QueueItem['error'] = {
    status: 'error', error_type: 'ProviderError', error_message: 'The reply was cut off.', phase: 'PARSE',
    timestamp: '2026-11-20T14:00:00Z', details: {}, retryable: true, action: 'retry',
  };
  return {
    task_id: `task-${label}`, stage: 4, label, state: 'failed', items: 1, attempts: 3, not_before: null, error,
    credits_used: 0, made: '', content_id: null, cluster_id: null, started_at: null, completed_at: null, ...part,
  };
}

const rows = [item('Cold Brew at Home'), item('French Press', { error: null, items: 2, attempts: 1 })];
const retried = { run_id: run.run_id, status: 'running', message: '1 failed item taken up again after the batch in hand', items: 1 };

async function open(answers: Record<string, unknown> = {}) {
  const server = serve({ 'GET automation/queue/': pageOf(rows), 'POST automation/retry_failed/': retried, ...answers });
  renderApp();
  await userEvent.click(await screen.findByRole('button', { name: /^Show failed/ }));
  const drawer = await screen.findByRole('dialog');
  return { server, drawer };
}

it('lists what failed with its error and how often it was tried', async () => {
  const { server, drawer } = await open();
  expect(await within(drawer).findByText('Cold Brew at Home')).toBeVisible();
  expect(within(drawer).getByText('The reply was cut off.')).toBeVisible();
  expect(within(drawer).getByText('3 attempts')).toBeVisible();
  expect(within(drawer).getByText('2 tasks · 1 attempt')).toBeVisible();
  expect(within(drawer).getByRole('tab', { name: 'Failed 1', selected: true })).toBeVisible();
  const [call] = server.asked('GET automation/queue/');
  expect(Object.fromEntries(call?.query ?? [])).toMatchObject({ run_id: run.run_id, stage: '4', state: 'failed' });
});

it('tries one of them again and says what becomes of it', async () => {
  const { server, drawer } = await open();
  await userEvent.click(await within(drawer).findByRole('button', { name: /Cold Brew at Home/ }));
  expect(await screen.findByText('1 failed item taken up again after the batch in hand.')).toBeVisible();
  expect(server.asked('POST automation/retry_failed/')[0]?.body).toEqual({
    run_id: run.run_id, stage: 4, task_ids: ['task-Cold Brew at Home'],
  });
  // The keyboard is still in the drawer.
  expect(drawer).toContainElement(document.activeElement as HTMLElement);
});

it('tries all of the stage again', async () => {
  const { server, drawer } = await open();
  await userEvent.click(within(drawer).getByRole('button', { name: 'Retry all' }));
  await waitFor(() => expect(server.asked('POST automation/retry_failed/')[0]?.body).toEqual({ run_id: run.run_id, stage: 4 }));
});

it('says why it was refused and keeps the list', async () => {
  const { drawer } = await open({ 'POST automation/retry_failed/': refusal(402, 'InsufficientCreditsError', '12 credits are missing.') });
  await userEvent.click(within(drawer).getByRole('button', { name: 'Retry all' }));
  expect(await screen.findByText('12 credits are missing.')).toBeVisible();
  expect(within(drawer).getByText('Cold Brew at Home')).toBeVisible();
});

it('says why nothing can be tried again at the moment', async () => {
  const waits = withRun({ controls: { ...controls(['pause']), reasons: { ...controls(['pause']).reasons, retry_failed: 'The batch in hand is finished first.' } } });
  const { drawer } = await open({ 'GET automation/current_run/': waits });
  expect(within(drawer).getByText('The batch in hand is finished first.')).toBeVisible();
  expect(within(drawer).getByRole('button', { name: 'Retry all' })).toBeDisabled();
  expect(await within(drawer).findByRole('button', { name: /Cold Brew/ })).toBeDisabled();
});

it('lets a viewer read the errors', async () => {
  const { drawer } = await open({ 'GET sites/': pageOf([{ ...site, role: 'viewer' }]) });
  expect(await within(drawer).findByText('The reply was cut off.')).toBeVisible();
  expect(within(drawer).queryByRole('button', { name: /Retry/ })).toBeNull();
});

it('searches a long list', async () => {
  const many = Array.from({ length: 9 }, (_, number) => item(`Article ${number}`));
  const stages = snapshot.stages.map((one) => (one.number === 4 ? { ...one, queue: { ...one.queue, failed: 9 } } : one));
  const { server, drawer } = await open({
    'GET automation/queue/': pageOf(many), 'GET automation/current_run/': { ...snapshot, stages },
  });
  await userEvent.type(await within(drawer).findByLabelText('Search the failed items'), 'brew');
  await waitFor(() => expect(server.asked('GET automation/queue/').at(-1)?.query.get('search')).toBe('brew'));
});

it('says that nothing is left', async () => {
  const { drawer } = await open({ 'GET automation/queue/': pageOf([]) });
  expect(await within(drawer).findByText('Nothing failed is left here.')).toBeVisible();
});

it('shows each list of the queue and asks the server for no more than it shows', async () => {
  const pages: Record<string, QueueItem[]> = {
    failed: rows, processing: [item('Guide', { task_id: 'a1', state: 'processing', error: null, attempts: 0 })],
    pending: [item('Moka', { state: 'pending', error: null, attempts: 0 })], completed: [],
  };
  const answer = ({ query }: { query: URLSearchParams }) => ({ body: pageOf(pages[query.get('state') ?? ''] ?? []) });
  const { server, drawer } = await open({ 'GET automation/queue/': answer });
  await userEvent.click(within(drawer).getByRole('tab', { name: 'Processing 1' }));
  expect(await within(drawer).findByText('Writing: 1,625 of 2,500 words')).toBeVisible();
  expect(within(drawer).getByRole('progressbar', { name: 'Progress of Guide' })).toHaveAttribute('aria-valuenow', '65');
  expect(within(drawer).queryByRole('button', { name: /Retry/ })).toBeNull();
  await userEvent.click(within(drawer).getByRole('tab', { name: 'Pending 32' }));
  expect(await within(drawer).findByText('Moka')).toBeVisible();
  await userEvent.click(within(drawer).getByRole('tab', { name: 'Completed 22' }));
  expect(await within(drawer).findByText('Nothing has been completed yet.')).toBeVisible();
  expect(server.asked('GET automation/queue/').map(({ query }) => query.get('state'))).toEqual([
    'failed', 'processing', 'pending', 'completed',
  ]);
});

it('opens from the card of a stage where there is most to see', async () => {
  serve({ 'GET automation/queue/': pageOf([]) });
  renderApp();
  await userEvent.click(await screen.findByRole('button', { name: /^Details\s*of stage 1/ }));
  const drawer = await screen.findByRole('dialog', { name: /^Stage 1, Keywords → Clusters: 47 keywords/ });
  expect(within(drawer).getByRole('tab', { name: 'Completed 47', selected: true })).toBeVisible();
});

it('retries a stage from its card', async () => {
  const server = serve({ 'POST automation/retry_failed/': retried });
  renderApp();
  await userEvent.click(await screen.findByRole('button', { name: /^Retry failed \(1\)/ }));
  await waitFor(() => expect(server.asked('POST automation/retry_failed/')[0]?.body).toEqual({ run_id: run.run_id, stage: 4 }));
  expect(snapshot.stages[3]?.queue.failed).toBe(1);
});
