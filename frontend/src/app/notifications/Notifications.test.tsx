import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { inbox, notification } from '@/test/notificationFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

const NEXT = 'http://localhost/api/v1/notifications/?cursor=abc';

async function open(answers: Record<string, unknown> = {}) {
  const server = serve(answers);
  const view = renderApp();
  await userEvent.click(await screen.findByRole('button', { name: /^Notifications/ }));
  const list = await screen.findByRole('dialog');
  return { server, list: within(list), ...view };
}

it('counts what is unread on the bell', async () => {
  serve({ 'GET notifications/': inbox([notification(2), notification(1, { read_at: '2026-11-20T15:00:00Z' })]) });
  renderApp();
  expect(await screen.findByRole('button', { name: 'Notifications, 1 unread' })).toHaveTextContent('1');
});

it('says what will come when there is nothing yet', async () => {
  const { list } = await open();
  expect(list.getByText(/^Nothing yet/)).toBeVisible();
  expect(list.queryByRole('button', { name: 'Mark all as read' })).toBeNull();
});

it('leads to the run, closes, and marks the notification as read', async () => {
  const { server, list, router } = await open({
    'GET notifications/': inbox([notification(7)]),
    'POST notifications/read/': { unread: 0 },
  });
  server.table['GET notifications/'] = inbox([notification(7, { read_at: '2026-11-20T15:00:00Z' })]);
  await userEvent.click(list.getByRole('link', { name: /43 articles ready for review/ }));
  expect(router.state.location.search).toBe('?site=13');
  expect(await screen.findByRole('button', { name: 'Notifications' })).toBeVisible();
  expect(server.asked('POST notifications/read/')[0]?.body).toEqual({ ids: [7], all: false });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('does not mark again what was read', async () => {
  const { server, list } = await open({ 'GET notifications/': inbox([notification(7, { read_at: '2026-11-20T15:00:00Z' })]) });
  await userEvent.click(list.getByRole('link'));
  expect(server.asked('POST notifications/read/')).toEqual([]);
});

it('marks all as read at once', async () => {
  const { server, list } = await open({
    'GET notifications/': inbox([notification(2), notification(1)]),
    'POST notifications/read/': { unread: 0 },
  });
  server.table['GET notifications/'] = inbox([]);
  await userEvent.click(list.getByRole('button', { name: 'Mark all as read' }));
  expect(await screen.findByRole('button', { name: 'Notifications' })).toBeVisible();
  expect(server.asked('POST notifications/read/')[0]?.body).toEqual({ all: true });
});

it('shows older ones when asked', async () => {
  const { server, list } = await open({ 'GET notifications/': inbox([notification(2)], { next: NEXT }) });
  server.table['GET notifications/'] = inbox([notification(1, { title: 'Long ago' })]);
  await userEvent.click(list.getByRole('button', { name: 'Show older' }));
  expect(await list.findByText('Long ago')).toBeVisible();
  expect(list.getAllByRole('link')).toHaveLength(2);
  expect(server.asked('GET notifications/').at(-1)?.query.get('cursor')).toBe('abc');
  expect(list.queryByRole('button', { name: 'Show older' })).toBeNull();
});

it('says when older ones do not come, and can be asked again', async () => {
  const { server, list } = await open({ 'GET notifications/': inbox([notification(2)], { next: NEXT }) });
  server.table['GET notifications/'] = refusal(500, 'ServerError', 'It broke.');
  await userEvent.click(list.getByRole('button', { name: 'Show older' }));
  expect(await screen.findByText('It broke.')).toBeVisible();
  expect(list.getByRole('button', { name: 'Show older' })).toBeEnabled();
});

it('says when the list does not come', async () => {
  const { list } = await open({ 'GET notifications/': refusal(403, 'PermissionError', 'This address is blocked.') });
  expect(await list.findByText('This address is blocked.')).toBeVisible();
});
