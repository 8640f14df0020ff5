import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import { keys } from '@/api/keys';
import { pageOf, site } from '@/test/fixtures';
import { activeRun, creditsLow, failedArticle, failedImages, glance, readyForReview, waitingForKey } from '@/test/homeFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

function show(part: Partial<typeof glance> = {}, answers: Record<string, unknown> = {}) {
  const server = serve({ 'GET dashboard/': { ...glance, ...part }, ...answers });
  return { server, ...renderApp('/?site=12') };
}

const panel = (name: string) => screen.findByRole('region', { name });

beforeEach(() => window.localStorage.clear());

describe('what needs its reader', () => {
  it('is at the top, with a way to each', async () => {
    show({ needs: [waitingForKey, failedImages, creditsLow, readyForReview] });
    const list = within(await panel('What needs you'));
    expect(list.getAllByRole('listitem').map((item) => item.querySelector('strong')?.textContent)).toEqual([
      waitingForKey.title, '2 images failed', 'Credits are low', '12 articles are ready for review',
    ]);
    expect(list.getByRole('link', { name: /^Review/ })).toHaveAttribute('href', '/writer/content?site=12&status=review');
    expect(list.getByRole('link', { name: /^Purchase Credits/ })).toHaveAttribute('href', '/billing?site=12');
  });

  it('is nothing, said in words', async () => {
    show();
    expect(within(await panel('What needs you')).getByText(/Nothing waits for you/)).toBeVisible();
  });

  it('tries failed rows again once their price is known', async () => {
    const estimate = { function: 'generate_images', items: 2, credits: 4, at_most: 4, available_credits: 460, enough: true, note: '' };
    const { server } = show({ needs: [failedImages] }, { 'POST ai/tasks/estimate/': estimate });
    await userEvent.click(await screen.findByRole('button', { name: 'Retry: 2 images failed' }));
    expect(await screen.findByText(/Costs about 4 credits/)).toBeVisible();
    expect(server.asked('POST ai/tasks/estimate/')[0]?.body).toMatchObject({ function: 'generate_images', ids: [71, 72] });
  });

  it('has a run take up again what it failed at, and looks again', async () => {
    const { server } = show(
      { needs: [failedArticle] },
      { 'POST automation/retry_failed/': { run_id: 'run_x', status: 'running', message: '1 failed item taken up again', items: 1 } },
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Retry: 1 task failed' }));
    expect(await screen.findByText('1 failed item taken up again.')).toBeVisible();
    expect(server.asked('POST automation/retry_failed/')[0]?.body).toEqual({ run_id: 'run_x', stage: 4 });
    await waitFor(() => expect(server.asked('GET dashboard/').length).toBeGreaterThan(1));
  });

  it('resumes a run, and says why not', async () => {
    const { server } = show(
      { needs: [waitingForKey] },
      { 'POST automation/resume/': refusal(409, 'ConflictError', 'Another run has started.') },
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Resume' }));
    expect(await screen.findByText('Another run has started.')).toBeVisible();
    expect(server.asked('POST automation/resume/')[0]?.body).toEqual({ run_id: 'run_x' });
  });

  it('is only told to a viewer', async () => {
    show({ needs: [waitingForKey, failedImages] }, { 'GET sites/': pageOf([{ ...site, role: 'viewer' }]) });
    const list = within(await panel('What needs you'));
    expect(list.getAllByRole('listitem')).toHaveLength(2);
    expect(list.queryByRole('button')).toBeNull();
  });
});

describe('what moves', () => {
  it('is the run, and what people have asked for', async () => {
    show({ run: activeRun, work: [{ function: 'generate_images', tasks: 12, at_work: 2 }] });
    const now = within(await panel('At work now'));
    expect(now.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '48');
    expect(now.getByText('Writing: 1,625 of 2,500 words')).toBeVisible();
    expect(now.getByText('2 at work, 10 waiting')).toBeVisible();
  });

  it('shows what comes next and what has been', async () => {
    show();
    expect(within(await panel('Ahead')).getByText('460 available')).toBeVisible();
    expect(within(await panel('Recent runs')).getByText('43 of 45')).toBeVisible();
    expect(within(await panel('Pipeline')).getByRole('link', { name: /Image prompts/ })).toHaveTextContent('1,204');
  });

  it('keeps its figures while the network is away', async () => {
    const { server, queryClient } = show({ needs: [readyForReview] });
    await panel('What needs you');
    server.table['GET dashboard/'] = () => 'offline';
    await queryClient.invalidateQueries({ queryKey: keys.glance(12) });
    expect(await screen.findByText('Connection lost.')).toBeVisible();
    expect(screen.getByText('12 articles are ready for review')).toBeVisible();
  });
});

describe('at the beginning', () => {
  it('leads an account without a site to its first one', async () => {
    show({}, { 'GET sites/': pageOf([]) });
    const steps = within(await panel('First steps'));
    expect(steps.getByRole('link', { name: 'Add a site' })).toHaveAttribute('href', '/sites');
    expect(steps.getAllByRole('link')).toHaveLength(1);
  });

  it('leads a new site to its keywords', async () => {
    const firstSteps = [{ key: 'site' as const, done: true }, { key: 'keywords' as const, done: false }, { key: 'run' as const, done: false }];
    show({ first_steps: firstSteps, recent_runs: [] });
    const steps = within(await panel('First steps'));
    expect(steps.getByRole('link', { name: 'Import keywords' })).toHaveAttribute('href', '/planner/keywords?site=12');
    expect(screen.queryByRole('region', { name: 'What needs you' })).toBeNull();
  });
});
