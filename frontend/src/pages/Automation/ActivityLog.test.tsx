import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { keys } from '@/api/keys';
import { site, snapshot } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { serve } from '@/test/server';

async function show() {
  const server = serve();
  const { queryClient } = renderApp();
  const log = await screen.findByRole('log');
  const lines = () => within(log).queryAllByRole('listitem').map(({ textContent }) => textContent);
  const refresh = () => queryClient.invalidateQueries({ queryKey: keys.currentRun(site.id) });
  const news = async (id: number) => {
    const event = { ...snapshot.events[0], id, message: `Event ${id}` };
    server.table['GET automation/current_run/'] = { ...snapshot, events: [event, ...snapshot.events.slice(0, 1)] };
    await act(refresh);
  };
  return { lines, news, log, server, refresh };
}

it('shows one level of one stage', async () => {
  const { lines, log } = await show();
  await userEvent.selectOptions(screen.getByLabelText('Level of the events'), 'Errors');
  expect(lines()).toHaveLength(1);
  await userEvent.selectOptions(screen.getByLabelText('Stage of the events'), 'Stage 2');
  expect(within(log).getByText('No event fits this filter yet.')).toBeVisible();
});

it('holds still while somebody reads, counts what comes, and follows again', async () => {
  const { lines, news } = await show();
  await userEvent.click(screen.getByRole('button', { name: 'Hold' }));
  await news(5);
  const follow = await screen.findByRole('button', { name: 'Follow (1 new)' });
  expect(lines()).toHaveLength(4);
  await userEvent.click(follow);
  expect(lines()[0]).toContain('Event 5');
  // What is no longer among the last events of the answer stays on the page.
  expect(lines()).toHaveLength(5);
});

it('fetches what came between two looks and was more than one answer holds', async () => {
  const { lines, log, server, refresh } = await show();
  const event = (id: number) => ({ ...snapshot.events[0], id, message: `Event ${id}` });
  server.table['GET automation/events/'] = ({ query }: { query: URLSearchParams }) =>
    query.get('after') === '4'
      ? { body: { events: [event(4), event(5), event(6)], next_after: 6, more: true } }
      : { body: { events: [event(7), event(8)], next_after: 8, more: false } };
  server.table['GET automation/current_run/'] = { ...snapshot, events: [event(9), event(8)] };
  await act(refresh);
  expect(await within(log).findByText('Event 5')).toBeVisible();
  expect(lines().map((line) => /Event (\d)/.exec(line ?? '')?.[1])).toEqual(['9', '8', '7', '6', '5', undefined, undefined, undefined, undefined]);
});
