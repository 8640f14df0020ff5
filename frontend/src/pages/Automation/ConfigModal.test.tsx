import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { config } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

async function open(answers: Record<string, unknown> = {}) {
  const server = serve(answers);
  renderApp();
  await userEvent.click(await screen.findByRole('button', { name: 'Configure' }));
  await screen.findByLabelText('How often');
  return server;
}

it('saves a weekly schedule', async () => {
  const server = await open({ 'PUT automation/config/': config });
  await userEvent.selectOptions(screen.getByLabelText('How often'), 'weekly');
  await userEvent.selectOptions(screen.getByLabelText('On'), 'Friday');
  fireEvent.change(screen.getByLabelText('At'), { target: { value: '05:30' } });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [call] = server.asked('PUT automation/config/');
  expect(call?.body).toMatchObject({ site_id: 12, frequency: 'weekly', weekday: 4, scheduled_time: '05:30' });
});

it('switches the schedule off', async () => {
  const server = await open({ 'PUT automation/config/': { ...config, is_enabled: false } });
  await userEvent.click(screen.getByRole('switch', { name: 'Run on a schedule' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.asked('PUT automation/config/')[0]?.body).toMatchObject({ is_enabled: false }));
});

it('shows the day of the month only for a monthly schedule', async () => {
  await open();
  expect(screen.queryByLabelText('On day')).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText('How often'), 'monthly');
  expect(screen.getByLabelText('On day')).toBeVisible();
});

it('does not send a batch of nothing', async () => {
  await open();
  await userEvent.click(screen.getByText('Advanced'));
  fireEvent.change(screen.getByLabelText('Keywords → Clusters: keywords per batch'), { target: { value: '0' } });
  expect(await screen.findByText('A batch takes 1 to 100 items.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
});

it('keeps the form open when the server refuses', async () => {
  await open({ 'PUT automation/config/': refusal(400, 'ValidationError', 'stage_4_batch_size: at most 50.') });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('stage_4_batch_size: at most 50.')).toBeVisible();
});

it('saves how many batches run side by side', async () => {
  const server = await open({ 'PUT automation/config/': config });
  await userEvent.click(screen.getByText('Advanced'));
  fireEvent.change(screen.getByLabelText('Tasks → Content: batches side by side'), { target: { value: '4' } });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.asked('PUT automation/config/')[0]?.body).toMatchObject({ stage_4_concurrency: 4 }));
});
