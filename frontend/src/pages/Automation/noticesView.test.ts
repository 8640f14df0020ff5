import { describe, expect, it } from 'vitest';

import type { ErrorPayload } from '@/api/types';
import { controls, snapshot, withRun } from '@/test/fixtures';

import { noticesView } from './noticesView';

const noCredits: ErrorPayload = {
  status: 'error', error_type: 'InsufficientCreditsError', error_message: '12 credits are missing', phase: 'PREP',
  timestamp: '2026-11-20T14:00:00Z', details: {}, retryable: false, action: 'purchase_credits',
};
const resumable = { controls: controls(['resume']) };
const deadWorker = { alive: false, last_seen_at: null, message: 'No worker is running: start one with make run.' };

describe('noticesView', () => {
  it('has nothing to say about a healthy run', () => {
    expect(noticesView(snapshot)).toEqual([]);
  });

  it('tells why a run failed and what to do, with a way to resume', () => {
    const [notice] = noticesView(withRun({ ...resumable, status: 'failed', error: noCredits, error_message: 'x' }));
    expect(notice).toEqual({
      key: 'run-error', tone: 'bad', title: 'Stage 4 failed.',
      text: '12 credits are missing. Add credits, then resume.', canResume: true, leadsToSettings: false,
    });
  });

  it('falls back on the plain message', () => {
    const [notice] = noticesView(withRun({ status: 'failed', error_message: 'The key was refused.' }));
    expect(notice?.text).toBe('The key was refused.');
  });

  it('warns when a run paused itself', () => {
    const [notice] = noticesView(withRun({ ...resumable, status: 'paused', error: noCredits }));
    expect(notice).toMatchObject({ tone: 'warn', title: 'Stage 4 paused.', canResume: true });
  });

  it('keeps quiet about the last error of a run that goes on', () => {
    expect(noticesView(withRun({ status: 'running', error: noCredits }))).toEqual([]);
  });

  it('says in the words of the backend that no worker is running, louder during a run', () => {
    expect(noticesView(withRun({}, { worker: deadWorker }))).toMatchObject([{ key: 'worker', tone: 'bad', text: deadWorker.message }]);
    expect(noticesView(withRun(null, { worker: deadWorker }))).toMatchObject([{ key: 'worker', tone: 'warn' }]);
  });

  it('says what the offline provider is', () => {
    const provider = { name: 'offline', is_offline: true, notice: 'Offline provider: drafts are made without a model.' };
    expect(noticesView(withRun({}, { provider }))).toMatchObject([{ key: 'provider', tone: 'quiet', text: provider.notice }]);
  });

  it('says what is missing of a provider that is not offline', () => {
    const provider = { name: 'openai', is_offline: false, notice: 'Runware is chosen, but no API key is set.' };
    expect(noticesView(withRun({}, { provider }))).toMatchObject([{ text: provider.notice, leadsToSettings: true }]);
  });

  it('leads to the settings when a key was refused', () => {
    const refused: ErrorPayload = { ...noCredits, error_type: 'ProviderKeyRefusedError', action: 'open_settings' };
    expect(noticesView(withRun({ status: 'paused', error: refused }))).toMatchObject([{ leadsToSettings: true }]);
  });

  it('puts the most urgent first', () => {
    const provider = { name: 'offline', is_offline: true, notice: 'Offline.' };
    const all = withRun({ status: 'failed', error: noCredits }, { worker: deadWorker, provider });
    expect(noticesView(all).map(({ key }) => key)).toEqual(['run-error', 'worker', 'provider']);
  });

  it('offers no resume for a slot that was refused, and no advice that ends in one', () => {
    const [notice] = noticesView(withRun({ status: 'failed', error: noCredits, controls: controls([]) }));
    expect(notice).toMatchObject({ text: '12 credits are missing.', canResume: false });
  });

  it('says that a hold was given back and what Resume asks for', () => {
    const held = { status: 'paused', hold_expired: true, controls: controls(['resume'], { resume_credits: 968 }) } as const;
    const [notice] = noticesView(withRun(held));
    expect(notice).toMatchObject({ title: 'The credits held for this run were given back.', canResume: true });
    expect(notice?.text).toContain('Resume asks for 968 credits again.');
    expect(noticesView(withRun({ ...held, error: noCredits })).map(({ canResume }) => canResume)).toEqual([true, false]);
  });
});
