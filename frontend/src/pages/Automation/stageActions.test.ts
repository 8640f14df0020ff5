import { describe, expect, it } from 'vitest';

import { controls, doneStage, run, runningStage, stage } from '@/test/fixtures';

import { stageActions } from './stageActions';

const failedQueue = { total: 45, pending: 0, processing: 0, completed: 43, failed: 2, cancelled: 0 };
const lossy = { ...doneStage(2, 45, '', 90), queue: failedQueue };

describe('stageActions', () => {
  it('pauses the run from the stage at work', () => {
    const { move, retry, failed } = stageActions(runningStage, run, 'owner');
    expect(move).toEqual({ name: 'pause', label: 'Pause stage', blocked: null });
    expect(retry).toEqual({ label: 'Retry failed (1)', blocked: null });
    expect(failed).toBe(1);
  });

  it('says that a pause is on its way', () => {
    const pausing = { ...run, pause_requested: true, controls: controls(['cancel']) };
    expect(stageActions(runningStage, pausing, 'owner').move).toEqual({ name: 'pause', label: 'Pausing…', blocked: 'No pause now.' });
  });

  it('resumes from the stage that is paused', () => {
    const paused = { ...run, status: 'paused', controls: controls(['resume']) } as const;
    expect(stageActions({ ...runningStage, status: 'paused' }, paused, 'owner').move).toEqual({
      name: 'resume', label: 'Resume stage', blocked: null,
    });
  });

  it('offers nothing on a stage that waits or is done well', () => {
    const nothing = { move: null, retry: null, failed: 0, hasQueue: false, ready: 0, leadsToSettings: false };
    expect(stageActions(stage(5), run, 'owner')).toEqual(nothing);
    expect(stageActions(doneStage(1, 47, '', 10), run, 'owner')).toEqual({ ...nothing, hasQueue: true });
    expect(stageActions(runningStage, null, 'owner')).toEqual(nothing);
  });

  it('tries an earlier stage again, without pausing it', () => {
    expect(stageActions(lossy, run, 'owner')).toMatchObject({ move: null, retry: { label: 'Retry failed (2)', blocked: null }, failed: 2 });
  });

  it('blocks a retry that is on its way', () => {
    const asked = { ...run, controls: controls(['pause']) };
    expect(stageActions(lossy, asked, 'owner').retry?.blocked).toBe('Nothing has failed.');
  });

  it('only shows what failed: to a viewer, and after a cancel', () => {
    expect(stageActions(lossy, run, 'viewer')).toMatchObject({ move: null, retry: null, failed: 2 });
    expect(stageActions(lossy, { ...run, status: 'cancelled' }, 'owner')).toMatchObject({ move: null, retry: null, failed: 2 });
  });

  it('resumes a failed run from its stage, and only where it can go on', () => {
    const failed = { ...run, status: 'failed', controls: controls(['resume']) } as const;
    const broken = { ...runningStage, status: 'failed' } as const;
    expect(stageActions(broken, failed, 'owner').move).toEqual({ name: 'resume', label: 'Resume stage', blocked: null });
    expect(stageActions(broken, { ...failed, controls: controls([]) }, 'owner').move).toBeNull();
  });

  it('leads to the settings from the stage that stopped for them', () => {
    const error = {
      status: 'error', error_type: 'AuthenticationError', error_message: 'The key was refused.', phase: 'AI_CALL',
      timestamp: '2026-11-20T14:00:00Z', details: {}, retryable: false, action: 'open_settings',
    } as const;
    const paused = { ...run, status: 'paused', error, controls: controls(['resume']) } as const;
    expect(stageActions({ ...runningStage, status: 'paused' }, paused, 'owner').leadsToSettings).toBe(true);
    expect(stageActions(doneStage(1, 47, '', 10), paused, 'owner').leadsToSettings).toBe(false);
  });

  it('leads from the gate to the articles, and has no queue there', () => {
    const gate = { ...doneStage(7, 22, '22 articles ready for review', 0) };
    expect(stageActions(gate, { ...run, status: 'completed' }, 'viewer')).toMatchObject({ ready: 22, hasQueue: false });
  });
});
