import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { ANONYMOUS } from '@/api/session';
import { keys } from '@/api/keys';
import { otherSite, pageOf, session, site, snapshot } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

describe('signing in and out', () => {
  it('asks a stranger to log in and then brings them where they wanted to go', async () => {
    const server = serve({ 'GET auth/session/': ANONYMOUS, 'POST auth/login/': session });
    renderApp('/automation?site=13');
    await userEvent.type(await screen.findByLabelText('Email'), 'alice@example.com');
    await userEvent.type(screen.getByLabelText('Password'), 'secret');
    await userEvent.click(screen.getByRole('button', { name: 'Log in' }));

    expect(await screen.findByRole('heading', { name: 'Automation' })).toBeVisible();
    expect(server.asked('POST auth/login/')[0]?.body).toEqual({ email: 'alice@example.com', password: 'secret' });
    expect(screen.getByRole('combobox', { name: 'Site' })).toHaveValue(otherSite.domain);
  });

  it('says why a login was refused and keeps what was typed', async () => {
    serve({
      'GET auth/session/': ANONYMOUS,
      'POST auth/login/': refusal(401, 'AuthenticationError', 'Email or password is wrong.'),
    });
    renderApp('/login');
    await userEvent.type(await screen.findByLabelText('Email'), 'alice@example.com');
    await userEvent.type(screen.getByLabelText('Password'), 'wrong');
    await userEvent.click(screen.getByRole('button', { name: 'Log in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Email or password is wrong.');
    expect(screen.getByLabelText('Email')).toHaveValue('alice@example.com');
  });

  it('logs out and forgets what the last user saw', async () => {
    serve({ 'POST auth/logout/': ANONYMOUS });
    const { queryClient } = renderApp();
    await userEvent.click(await screen.findByRole('button', { name: 'Account menu of Alice' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Log out' }));
    expect(await screen.findByRole('heading', { name: 'Log in to IGNY8' })).toBeVisible();
    expect(queryClient.getQueryData(keys.currentRun(site.id))).toBeUndefined();
  });

  it('shows the login page when the session ends on the server', async () => {
    serve({ 'GET automation/current_run/': refusal(401, 'AuthenticationError', 'Log in first.') });
    renderApp();
    expect(await screen.findByRole('heading', { name: 'Log in to IGNY8' })).toBeVisible();
  });

  it('shows nothing of the last user to the next one, even when the session just ran out', async () => {
    const server = serve();
    const { queryClient } = renderApp();
    await screen.findByRole('heading', { name: 'Automation' });
    server.table['GET automation/current_run/'] = refusal(401, 'AuthenticationError', 'Log in first.');
    await queryClient.invalidateQueries({ queryKey: keys.automation(site.id) });
    const bobsSite = { ...otherSite, domain: 'bob.example' };
    server.table['GET sites/'] = pageOf([bobsSite]);
    server.table['GET automation/current_run/'] = snapshot;
    server.table['POST auth/login/'] = session;
    await userEvent.type(await screen.findByLabelText('Email'), 'bob@example.com');
    await userEvent.type(screen.getByLabelText('Password'), 'secret');
    await userEvent.click(screen.getByRole('button', { name: 'Log in' }));
    expect(await screen.findByRole('combobox', { name: 'Site' })).toHaveValue('bob.example');
  });

  it('offers to try again when the server cannot be reached at all', async () => {
    const server = serve({ 'GET auth/session/': refusal(403, 'PermissionError', 'This address is blocked.') });
    renderApp();
    expect(await screen.findByText('This address is blocked.')).toBeVisible();
    server.table['GET auth/session/'] = session;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Automation' })).toBeVisible();
  });
});

describe('the frame', () => {
  it('switches between sites and asks for the numbers of the other one', async () => {
    const server = serve();
    renderApp();
    await userEvent.click(await screen.findByRole('combobox', { name: 'Site' }));
    await userEvent.click(await screen.findByRole('option', { name: otherSite.domain }));
    await waitFor(() => {
      expect(server.asked('GET automation/current_run/').at(-1)?.query.get('site_id')).toBe('13');
    });
    expect(window.localStorage.getItem('igny8-site')).toBe('13');
  });

  it('shows only what is there: admin is for staff', async () => {
    serve();
    renderApp();
    expect(await screen.findByRole('link', { name: 'Automation' })).toHaveAttribute('aria-current', 'page');
    expect(screen.queryByRole('link', { name: 'Admin' })).toBeNull();
  });

  it('shows the admin pages to staff', async () => {
    serve({ 'GET auth/session/': { ...session, user: { ...session.user, is_staff: true } } });
    renderApp();
    expect(await screen.findByRole('link', { name: 'Admin' })).toHaveAttribute('href', '/admin/');
  });

  it('says what to do when the account has no site', async () => {
    serve({ 'GET sites/': pageOf([]) });
    renderApp();
    expect(await screen.findByRole('heading', { name: 'No site yet' })).toBeVisible();
  });

  it('keeps the frame around an unknown address', async () => {
    serve();
    renderApp('/nowhere');
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Automation' })).toBeVisible();
  });

  it('switches the colours and remembers', async () => {
    serve();
    renderApp();
    await userEvent.click(await screen.findByRole('button', { name: 'Switch to dark colours' }));
    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await userEvent.click(screen.getByRole('button', { name: 'Switch to light colours' }));
    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'light');
  });
});
