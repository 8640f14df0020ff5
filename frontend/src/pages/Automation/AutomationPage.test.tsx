import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';

import { site, snapshot, withRun } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

const show = async (answers: Record<string, unknown> = {}) => {
  const server = serve(answers);
  renderApp();
  await screen.findByRole('heading', { name: 'Automation' });
  return server;
};

describe('the automation page during a run', () => {
  it('shows the progress of the run as the backend counts it', async () => {
    await show();
    expect(screen.getByText('48%')).toBeVisible();
    expect(screen.getByText('Stage 4 of 7: Tasks → Content')).toBeVisible();
    expect(screen.getByText('72 of 866 estimated')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'Progress of the run' })).toHaveAttribute('aria-valuenow', '48');
  });

  it('shows seven stages with the item in hand', async () => {
    await show();
    const stages = screen.getByRole('region', { name: 'Stages' });
    expect(within(stages).getAllByRole('heading', { level: 3 })).toHaveLength(7);
    expect(within(stages).getByText('Writing: 1,625 of 2,500 words')).toBeVisible();
    expect(within(stages).getByText('Batch 24 of 56')).toBeVisible();
  });

  it('shows the eight steps of the pipeline', async () => {
    await show();
    expect(within(screen.getByRole('region', { name: 'Pipeline' })).getAllByRole('listitem')).toHaveLength(8);
  });

  it('lists the events newest first, in a log that can be focused', async () => {
    await show();
    const log = screen.getByRole('log');
    expect(log).toHaveAttribute('aria-live', 'polite');
    expect(log).toHaveAttribute('tabindex', '0');
    const entries = within(log).getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(entries[0]).toContain('Ultimate Coffee Bean Buying Guide');
    expect(entries.at(-1)).toContain('Run started by Alice');
  });

  it('shows the wallet and the next slot', async () => {
    await show();
    const credits = screen.getByRole('region', { name: 'Credits' });
    expect(credits).toHaveTextContent('Available460');
    expect(credits).toHaveTextContent('Held for runs968');
    expect(screen.getByRole('region', { name: 'Schedule' })).toHaveTextContent('Daily at 02:00 (Europe/Berlin)');
  });

  it('is built so that assistive technology can follow it', async () => {
    await show();
    await screen.findByRole('table');
    // Colours need a real browser; they are checked there.
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});

describe('the automation page otherwise', () => {
  it('says what will happen before the first run', async () => {
    await show({ 'GET automation/current_run/': withRun(null, { events: [] }) });
    expect(screen.getByText('No run yet')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Run now' })).toBeEnabled();
    expect(screen.getByText(/appear here as they happen/)).toBeVisible();
  });

  it('says that no worker is running instead of spinning', async () => {
    const worker = { alive: false, last_seen_at: null, message: 'No worker is running: last seen 4 minutes ago.' };
    await show({ 'GET automation/current_run/': { ...snapshot, worker } });
    expect(screen.getByRole('alert')).toHaveTextContent('last seen 4 minutes ago');
  });

  it('keeps the last numbers when the server stops answering', async () => {
    const server = await show();
    server.table['GET automation/current_run/'] = refusal(503, 'AIProviderError', 'busy');
    await waitFor(() => expect(screen.getByText('No answer from the server.')).toBeVisible());
    expect(screen.getByText('48%')).toBeVisible();
  });

  it('can be tried again when the first answer fails', async () => {
    serve({ 'GET automation/current_run/': refusal(404, 'NotFoundError', 'This site does not exist.') });
    renderApp();
    expect(await screen.findByText('This site does not exist.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('lets a viewer look on without a button that would be refused', async () => {
    await show({ 'GET sites/': { count: 1, next: null, previous: null, results: [{ ...site, role: 'viewer' }] } });
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Configure' })).toBeNull();
  });
});
