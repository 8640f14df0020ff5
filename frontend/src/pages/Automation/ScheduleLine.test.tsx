import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { config, snapshot } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

const off = { is_enabled: false, next_run_at: null, sentence: 'Daily at 02:00 (Europe/Berlin)' };
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('pauses the schedule and keeps all else of it', async () => {
  const server = serve();
  server.table['PUT automation/config/'] = () => {
    server.table['GET automation/current_run/'] = { ...snapshot, schedule: off };
    return { body: { ...config, is_enabled: false } };
  };
  renderApp();
  await press('Pause schedule');
  expect(await screen.findByText('Schedule off')).toBeVisible();
  expect(server.asked('PUT automation/config/')[0]?.body).toEqual({ site_id: 12, is_enabled: false });
});

it('resumes it', async () => {
  const server = serve({ 'GET automation/current_run/': { ...snapshot, schedule: off }, 'PUT automation/config/': config });
  renderApp();
  await press('Resume schedule');
  await waitFor(() => expect(server.asked('PUT automation/config/')[0]?.body).toEqual({ site_id: 12, is_enabled: true }));
});

it('offers neither where no schedule was ever made', async () => {
  serve({ 'GET automation/current_run/': { ...snapshot, schedule: { ...off, sentence: '' } } });
  renderApp();
  expect(await screen.findByText('No schedule')).toBeVisible();
  expect(screen.queryByRole('button', { name: /schedule/ })).toBeNull();
});

it('tells why it was refused', async () => {
  serve({ 'PUT automation/config/': refusal(403, 'PermissionError', 'Your role is viewer.') });
  renderApp();
  await press('Pause schedule');
  expect(await screen.findByText('Your role is viewer.')).toBeVisible();
});
