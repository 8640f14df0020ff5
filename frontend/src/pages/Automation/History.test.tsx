import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { historyRow, pageOf } from '@/test/fixtures';
import { renderWith } from '@/test/render';
import { refusal, serve } from '@/test/server';

import { History } from './History';

const show = (answers: Record<string, unknown> = {}) => {
  const server = serve(answers);
  renderWith(<History siteId={12} run={null} />);
  return server;
};

it('lists the runs with what they did and cost', async () => {
  show();
  const row = (await screen.findAllByRole('row'))[1];
  expect(row).toHaveTextContent('Completed');
  expect(row).toHaveTextContent('6h 12m');
  expect(row).toHaveTextContent('852');
  expect(row).toHaveTextContent('43 of 45');
  expect(row).toHaveTextContent('2 failed');
});

it('turns pages', async () => {
  const rows = Array.from({ length: 2 }, (_, index) => ({ ...historyRow, run_id: `run_${index}` }));
  const server = show({ 'GET automation/history/': pageOf(rows, { count: 5, next: 'more' }) });
  await userEvent.click(await screen.findByRole('button', { name: 'Page 3' }));
  expect(server.asked('GET automation/history/').map(({ query }) => query.get('page'))).toEqual(['1', '3']);
});

it('opens the log of a run, stage by stage', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: /^Log of the run/ }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('14:00:00 Run started')).toBeVisible();
  await userEvent.click(within(dialog).getByRole('tab', { name: 'Stage 1' }));
  expect(within(dialog).getByText('14:00:01 Batch 1 of 3')).toBeVisible();
});

it('says when there were no runs', async () => {
  show({ 'GET automation/history/': pageOf([]) });
  expect(await screen.findByText(/No runs yet/)).toBeVisible();
});

it('says when the list could not be loaded', async () => {
  show({ 'GET automation/history/': refusal(403, 'PermissionError', 'Not yours.') });
  expect(await screen.findByText('Not yours.')).toBeVisible();
});
