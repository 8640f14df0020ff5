import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { keys } from '@/api/keys';
import type { CurrentRun } from '@/api/types';
import { estimate, site, snapshot, withRun } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { serve } from '@/test/server';

const unscheduled = { schedule: { is_enabled: false, next_run_at: null, sentence: '' } };
const overview = snapshot.overview.map((step) => ({ ...step, count: 0 }));
const waiting = (count: number) => ({ ...estimate, stages: estimate.stages.map((stage) => ({ ...stage, waiting: count })) });

async function show(current: CurrentRun, count: number) {
  const server = serve({ 'GET automation/current_run/': current, 'GET automation/estimate/': waiting(count) });
  const { queryClient } = renderApp();
  const pipeline = await screen.findByRole('region', { name: 'Pipeline' });
  const keywords = () => within(pipeline).getAllByRole('listitem')[0];
  return { server, queryClient, keywords, asked: () => server.asked('GET automation/estimate/').length };
}

it('shows before the first run what waits at the site', async () => {
  const { keywords, asked } = await show(withRun(null, { ...unscheduled, overview }), 46);
  await waitFor(() => expect(keywords()).toHaveTextContent('Keywords: 46 '));
  expect(asked()).toBe(1);
});

it('does not ask what waits while a run moves it', async () => {
  const { keywords, asked } = await show(snapshot, 99);
  expect(keywords()).toHaveTextContent('Keywords: 47 ');
  expect(asked()).toBe(0);
});

it('asks anew when the run has ended', async () => {
  const { server, queryClient, keywords, asked } = await show(snapshot, 5);
  server.table['GET automation/current_run/'] = withRun({ status: 'completed' }, unscheduled);
  await act(() => queryClient.invalidateQueries({ queryKey: keys.currentRun(site.id) }));
  await waitFor(() => expect(keywords()).toHaveTextContent('Keywords: 5 '));
  expect(asked()).toBe(1);
});

it('asks anew when the window gets the focus: keywords may have come', async () => {
  const { server, keywords } = await show(withRun({ status: 'completed' }, unscheduled), 0);
  await waitFor(() => expect(keywords()).toHaveTextContent('Keywords: 0 '));
  server.table['GET automation/estimate/'] = waiting(20);
  act(() => {
    window.dispatchEvent(new Event('focus'));
  });
  await waitFor(() => expect(keywords()).toHaveTextContent('Keywords: 20 '));
});
