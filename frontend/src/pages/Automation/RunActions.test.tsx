import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { controls, estimate, run, snapshot, withRun } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

const idle = withRun(null, { schedule: { is_enabled: false, next_run_at: null, sentence: '' } });
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const moved = (status: string) => ({ run_id: run.run_id, status, message: '' });

describe('Run now', () => {
  it('shows the estimate, starts the run and shows it at once', async () => {
    const server = serve({ 'GET automation/current_run/': idle });
    server.table['POST automation/run_now/'] = () => {
      server.table['GET automation/current_run/'] = snapshot;
      return { status: 202, body: { run_id: run.run_id, message: 'Automation started' } };
    };
    renderApp();
    await press('Run now');
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('224 prompts')).toBeVisible();
    expect(within(dialog).getByText('1,040')).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Start run' }));

    expect(await screen.findByRole('button', { name: 'Pause' })).toBeVisible();
    expect(server.asked('POST automation/run_now/')[0]?.body).toEqual({ site_id: 12 });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('does not start without credits and says how many are short', async () => {
    serve({
      'GET automation/current_run/': idle,
      'GET automation/estimate/': { ...estimate, enough: false, available_credits: 500 },
    });
    renderApp();
    await press('Run now');
    expect(await screen.findByText('540 credits short: 1,040 must be free, 500 are.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Start run' })).toBeDisabled();
  });

  it('leads to the keywords where nothing waits, instead of to a table of zeros', async () => {
    const stages = estimate.stages.map((stage) => ({ ...stage, items: 0, waiting: 0 }));
    serve({ 'GET automation/current_run/': idle, 'GET automation/estimate/': { ...estimate, stages } });
    renderApp();
    await press('Run now');
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByRole('link', { name: 'Import keywords' })).toHaveAttribute('href', '/planner/keywords?site=12');
    expect(within(dialog).queryByRole('table')).toBeNull();
  });

  it('shows the refusal and the run that was in the way', async () => {
    const server = serve({ 'GET automation/current_run/': idle });
    server.table['POST automation/run_now/'] = () => {
      server.table['GET automation/current_run/'] = snapshot;
      return refusal(409, 'ConflictError', 'A run of this site is already going on.')();
    };
    renderApp();
    await press('Run now');
    await press('Start run');
    expect(await screen.findByText('A run of this site is already going on.')).toBeVisible();
    expect(await screen.findByText('48%')).toBeInTheDocument();
  });

  it('warns before the start when no worker is there', async () => {
    const worker = { alive: false, last_seen_at: null, message: 'No worker is running.' };
    serve({ 'GET automation/current_run/': { ...idle, worker } });
    renderApp();
    await press('Run now');
    expect(within(await screen.findByRole('dialog')).getByText('No worker is running.')).toBeVisible();
  });
});

describe('Pause, resume, cancel', () => {
  it('asks for a pause and shows that it is on its way', async () => {
    const server = serve();
    server.table['POST automation/pause/'] = () => {
      server.table['GET automation/current_run/'] = withRun({ pause_requested: true, controls: controls(['cancel']) });
      return { body: moved('running') };
    };
    renderApp();
    await press('Pause');
    expect(await screen.findByRole('button', { name: 'Pausing…' })).toBeDisabled();
    expect(server.asked('POST automation/pause/')[0]?.body).toEqual({ run_id: run.run_id });
  });

  it('resumes a paused run', async () => {
    const server = serve({ 'GET automation/current_run/': withRun({ status: 'paused', controls: controls(['resume', 'cancel']) }) });
    server.table['POST automation/resume/'] = () => {
      server.table['GET automation/current_run/'] = snapshot;
      return { body: moved('running') };
    };
    renderApp();
    await press('Resume');
    expect(await screen.findByRole('button', { name: 'Pause' })).toBeVisible();
  });

  it('tells why a move was refused, until it is closed', async () => {
    serve({ 'POST automation/pause/': refusal(409, 'ConflictError', 'The run has ended meanwhile.') });
    renderApp();
    await press('Pause');
    expect(await screen.findByText('The run has ended meanwhile.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Close this message' })).toBeVisible();
  });

  it('cancels only after a second word', async () => {
    const server = serve({ 'POST automation/cancel/': moved('running') });
    renderApp();
    await press('Cancel');
    expect(await screen.findByText(/A cancelled run cannot be resumed/)).toBeVisible();
    expect(server.asked('POST automation/cancel/')).toHaveLength(0);
    await press('Cancel the run');
    await waitFor(() => expect(server.asked('POST automation/cancel/')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('goes on when cancelling was a slip', async () => {
    const server = serve();
    renderApp();
    await press('Cancel');
    await press('Keep it going');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.asked('POST automation/cancel/')).toHaveLength(0);
  });

  it('resumes a failed run from the notice that explains it', async () => {
    const server = serve({
      'GET automation/current_run/': withRun({
        status: 'failed', error_message: 'The provider is down.', controls: controls(['resume']),
      }),
      'POST automation/resume/': moved('running'),
    });
    renderApp();
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('Stage 4 failed. The provider is down.');
    await userEvent.click(within(notice).getByRole('button', { name: 'Resume' }));
    await waitFor(() => expect(server.asked('POST automation/resume/')).toHaveLength(1));
  });
});
