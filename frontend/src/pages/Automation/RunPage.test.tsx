import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect, it } from 'vitest';

import { keys } from '@/api/keys';
import type { QueueItem, RunDetail } from '@/api/types';
import { controls, pageOf, site, snapshot } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { runDetail } from '@/test/runFixtures';
import { refusal, serve } from '@/test/server';

const failed: QueueItem = {
  task_id: 't1', stage: 4, label: 'Cold Brew at Home', state: 'failed', items: 1, attempts: 3, not_before: null,
  error: {
    status: 'error', error_type: 'AIProviderError', error_message: 'The reply was cut off.', phase: 'PARSE',
    timestamp: '2026-11-20T14:00:00Z', details: {}, retryable: true, action: 'retry',
  },
  credits_used: 0, made: '', content_id: null, cluster_id: null, started_at: null, completed_at: null,
};
const retried = { run_id: runDetail.run_id, status: 'running', message: '1 failed item taken up again', items: 1 };

async function show(run: Partial<RunDetail> = {}, answers: Record<string, unknown> = {}) {
  const server = serve({
    'GET automation/runs/{id}/': { ...runDetail, ...run }, 'GET automation/queue/': pageOf([failed]),
    'POST automation/retry_failed/': retried, ...answers,
  });
  const app = renderApp(`/automation/runs/${runDetail.run_id}?site=${site.id}`);
  await screen.findByRole('heading', { name: /^Run of 20 Nov 2026/ });
  return { server, ...app };
}

const region = (name: string) => within(screen.getByRole('region', { name }));

it('says what the run took, in a table beside the charts', async () => {
  await show();
  expect(region('Summary').getByText('72 of 866 estimated (8%)')).toBeVisible();
  const table = region('Time and credits').getByRole('table');
  expect(within(table).getByRole('row', { name: /4\. Tasks → Content.*1 failed.*1h 23m.*46.*280/ })).toBeVisible();
  expect(region('Time and credits').getByText(/^Most credits: Content, 46/)).toBeVisible();
});

it('lists the items of the stage that needs somebody, and takes them up again', async () => {
  const { server } = await show();
  const items = region('Items');
  expect(await items.findByText('The reply was cut off.')).toBeVisible();
  await userEvent.click(items.getByRole('button', { name: 'Retry Cold Brew at Home' }));
  await waitFor(() =>
    expect(server.asked('POST automation/retry_failed/')[0]?.body).toEqual({ run_id: runDetail.run_id, stage: 4, task_ids: ['t1'] }),
  );
  // The page itself is asked for anew: the run goes on.
  await waitFor(() => expect(server.asked('GET automation/runs/{id}/').length).toBeGreaterThan(1));
});

it('lists the items of any stage', async () => {
  const { server } = await show();
  await userEvent.selectOptions(region('Items').getByLabelText('Stage of the items'), '1');
  await waitFor(() => expect(server.asked('GET automation/queue/').at(-1)?.query.get('stage')).toBe('1'));
});

it('changes nothing of a run that was overtaken', async () => {
  await show({ is_latest: false, controls: controls([]) });
  expect(await region('Items').findByText('Cold Brew at Home')).toBeVisible();
  expect(region('Items').queryByRole('button', { name: /Retry/ })).toBeNull();
});

it('reads the log to its end, a page at a time, with the filter of the server', async () => {
  const [first, second] = snapshot.events;
  const { server } = await show({}, {
    'GET automation/events/': ({ query }: { query: URLSearchParams }) =>
      query.get('after') === '0'
        ? { body: { events: [second], next_after: 3, more: true } }
        : { body: { events: [first], next_after: 4, more: false } },
  });
  await userEvent.click(await region('Log').findByRole('button', { name: 'Show more' }));
  expect(await region('Log').findByText(/Writing “Ultimate Coffee Bean/)).toBeVisible();
  expect(region('Log').queryByRole('button', { name: 'Show more' })).toBeNull();
  await userEvent.selectOptions(region('Log').getByLabelText('Level of the events'), 'Errors');
  await waitFor(() => expect(server.asked('GET automation/events/').at(-1)?.query.get('level')).toBe('error'));
});

it('asks only for what is new of the log when the run moves on', async () => {
  const [line] = snapshot.events;
  const { server, queryClient } = await show({ status: 'running', controls: controls(['cancel']) }, {
    'GET automation/events/': ({ query }: { query: URLSearchParams }) => ({
      body: query.get('after') === '0'
        ? { events: [{ ...line, id: 3, message: 'Before' }], next_after: 3, more: false }
        : { events: [{ ...line, id: 3, message: 'Before' }, { ...line, id: 4, message: 'After' }], next_after: 4, more: false },
    }),
  });
  expect(await region('Log').findByText('Before', { exact: false })).toBeVisible();
  server.table['GET automation/runs/{id}/'] = { ...runDetail, items_completed: 134 };
  await act(() => queryClient.invalidateQueries({ queryKey: keys.runs }));
  expect(await region('Log').findByText('After', { exact: false })).toBeVisible();
  expect(region('Log').getAllByRole('listitem')).toHaveLength(2);
  expect(server.asked('GET automation/events/').map(({ query }) => query.get('after'))).toEqual(['0', '3']);
});

it('cancels a run after a question', async () => {
  const { server } = await show({ status: 'running', controls: controls(['pause', 'cancel']) }, {
    'POST automation/cancel/': { run_id: runDetail.run_id, status: 'running', message: 'The run will be cancelled.' },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel the run' }));
  await waitFor(() => expect(server.asked('POST automation/cancel/')[0]?.body).toEqual({ run_id: runDetail.run_id }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('offers a viewer no move', async () => {
  await show({ status: 'running', controls: controls(['pause', 'cancel']) }, {
    'GET sites/': pageOf([{ ...site, role: 'viewer' }]),
  });
  expect(await screen.findByRole('link', { name: 'Watch it live' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
});

it('leads from an item to what came out of it', async () => {
  await show({}, { 'GET automation/queue/': pageOf([{ ...failed, state: 'completed', error: null, content_id: 7 }]) });
  expect(await region('Items').findByRole('link', { name: 'Cold Brew at Home' })).toHaveAttribute('href', `/writer/content/7?site=${site.id}`);
});

it('says why a run stopped and resumes it', async () => {
  const { server } = await show({ status: 'paused', error: failed.error, controls: controls(['resume']) });
  expect(screen.getByText('Stopped at stage 7.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Resume' }));
  await waitFor(() => expect(server.asked('POST automation/resume/')[0]?.body).toEqual({ run_id: runDetail.run_id }));
});

it('leads back to the automation page', async () => {
  const { router } = await show();
  await userEvent.click(within(screen.getByRole('main')).getByRole('link', { name: 'Automation' }));
  expect(router.state.location.pathname).toBe('/automation');
  expect(router.state.location.search).toBe(`?site=${site.id}`);
});

it('says so when there is no such run', async () => {
  serve({ 'GET automation/runs/{id}/': refusal(404, 'NotFoundError', 'This run does not exist.') });
  renderApp('/automation/runs/run_x');
  expect(await screen.findByText('This run does not exist.')).toBeVisible();
});

it('is built so that assistive technology can follow it', async () => {
  await show();
  await region('Items').findByText('Cold Brew at Home');
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

it('is reached from the history', async () => {
  serve();
  const { router } = renderApp();
  const table = await screen.findByRole('table');
  await userEvent.click(within(table).getByRole('link'));
  expect(router.state.location.pathname).toMatch(/^\/automation\/runs\/run_/);
});
