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
    const nothing = { move: null, retry: null, failed: 0 };
    expect(stageActions(stage(5), run, 'owner')).toEqual(nothing);
    expect(stageActions(doneStage(1, 47, '', 10), run, 'owner')).toEqual(nothing);
    expect(stageActions(runningStage, null, 'owner')).toEqual(nothing);
  });

  it('tries an earlier stage again, without pausing it', () => {
    expect(stageActions(lossy, run, 'owner')).toEqual({ move: null, retry: { label: 'Retry failed (2)', blocked: null }, failed: 2 });
  });

  it('blocks a retry that is on its way', () => {
    const asked = { ...run, controls: controls(['pause']) };
    expect(stageActions(lossy, asked, 'owner').retry?.blocked).toBe('Nothing has failed.');
  });

  it('only shows what failed: to a viewer, and after a cancel', () => {
    expect(stageActions(lossy, run, 'viewer')).toEqual({ move: null, retry: null, failed: 2 });
    expect(stageActions(lossy, { ...run, status: 'cancelled' }, 'owner')).toEqual({ move: null, retry: null, failed: 2 });
  });
});
