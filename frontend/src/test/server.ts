import { vi } from 'vitest';

import { ledger, usage, wallet } from './billingFixtures';
import { config, estimate, historyRow, otherSite, pageOf, session, site, snapshot } from './fixtures';
import { glance } from './homeFixtures';
import { noNotifications, noWebhook, preferences } from './notificationFixtures';
import { account, alice, apiKey, bob, otherSession, pending, thisSession } from './peopleFixtures';
import { runDetail } from './runFixtures';
import { prompt, prompts, promptVersions, providers, siteImages } from './settingsFixtures';

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  csrf: string | null;
}

type Reply = { status?: number; body: unknown } | 'offline';
type Answer = (call: Call) => Reply;

const usual: Record<string, unknown> = {
  'GET auth/session/': session,
  'GET sites/': pageOf([site, otherSite]),
  'GET dashboard/': glance,
  'GET automation/current_run/': snapshot,
  'GET automation/estimate/': estimate,
  'GET automation/config/': config,
  'GET automation/history/': pageOf([historyRow]),
  'GET automation/runs/{id}/': runDetail,
  'GET automation/events/': { events: [...snapshot.events].reverse(), next_after: 4, more: false },
  'GET automation/queue/': pageOf([]),
  'GET automation/logs/{id}/': { run_id: 'x', logs: { automation_run: '14:00:00 Run started', stage_1: '14:00:01 Batch 1 of 3' } },
  'GET settings/providers/': providers,
  'GET settings/prompts/': prompts,
  'GET settings/prompts/{id}/': prompt,
  'GET settings/prompts/{id}/versions/': pageOf(promptVersions),
  'GET settings/sites/{id}/images/': siteImages,
  'GET ai/tasks/': { ...pageOf([]), together: null },
  'GET accounts/{id}/': account,
  'GET accounts/members/': pageOf([alice, bob]),
  'GET accounts/invitations/': pageOf([pending]),
  'GET accounts/api_keys/': pageOf([apiKey]),
  'GET auth/sessions/': pageOf([thisSession, otherSession]),
  'GET billing/wallet/': wallet,
  'GET billing/ledger/': pageOf(ledger),
  'GET billing/usage/': usage,
  'GET notifications/': noNotifications,
  'GET notifications/preferences/': preferences,
  'GET notifications/sites/{id}/webhook/': noWebhook,
};

/** The address of a call as the tests name it: "POST automation/pause/", with ids left out. */
function nameOf(method: string, path: string): string {
  const named = path
    .replace('/api/v1/', '')
    .replace(/(logs|runs|prompts|settings\/sites|notifications\/sites)\/[^/]+/, '$1/{id}')
    .replace(/\/(\d+|[0-9a-f]{8}-[0-9a-f-]{27})\//, '/{id}/');
  return `${method} ${named}`;
}

async function callOf(request: Request): Promise<Call> {
  const { pathname, searchParams } = new URL(request.url);
  const isForm = request.headers.get('Content-Type')?.startsWith('multipart/') ?? false;
  const text = isForm ? '' : await request.text();
  return {
    method: request.method,
    path: pathname,
    query: searchParams,
    body: isForm ? Object.fromEntries(await request.formData()) : text === '' ? null : JSON.parse(text),
    csrf: request.headers.get('X-CSRFToken'),
  };
}

/** Puts answers in place of the network and keeps what was asked. An answer may be a body or a function of the call. */
export function serve(answers: Record<string, unknown> = {}) {
  const calls: Call[] = [];
  const table: Record<string, unknown> = { ...usual, ...answers };

  vi.stubGlobal('fetch', async (request: Request) => {
    const call = await callOf(request);
    calls.push(call);
    const answer = table[nameOf(call.method, call.path)];
    const reply: Reply = typeof answer === 'function' ? (answer as Answer)(call) : { body: answer };
    if (reply === 'offline') throw new TypeError('Failed to fetch');
    if (reply.body === undefined) throw new Error(`No answer for ${call.method} ${call.path}`);
    if (reply.status === 204) return new Response(null, { status: 204 });
    return new Response(JSON.stringify(reply.body), { status: reply.status ?? 200, headers: { 'Content-Type': 'application/json' } });
  });

  return {
    calls,
    table,
    asked: (name: string) => calls.filter(({ method, path }) => nameOf(method, path) === name),
  };
}

/** Nothing to say, and it is done. */
export const done = () => ({ status: 204, body: null });

export function refusal(status: number, errorType: string, message: string, part: Record<string, unknown> = {}) {
  const body = {
    status: 'error', error_type: errorType, error_message: message, phase: '', timestamp: '2026-11-20T14:23:46Z',
    details: {}, retryable: false, action: null, ...part,
  };
  return () => ({ status, body });
}
