import { describe, expect, it } from 'vitest';

import type { Run } from '@/api/types';
import { run } from '@/test/fixtures';

import { actionsView } from './actionsView';

function offered(part: Partial<Run> | null, role = 'owner') {
  const view = actionsView(part && { ...run, ...part }, role);
  return Object.entries(view).flatMap(([name, action]) => (action ? [name] : []));
}

describe('actionsView', () => {
  it.each([
    [null, ['runNow']],
    [{ status: 'running' }, ['pause', 'cancel']],
    [{ status: 'paused' }, ['resume', 'cancel']],
    [{ status: 'completed' }, ['runNow']],
    [{ status: 'cancelled' }, ['runNow']],
    [{ status: 'failed' }, ['runNow', 'resume']],
  ] as [Partial<Run> | null, string[]][])('offers for %j: %j', (part, names) => {
    expect(offered(part)).toEqual(names);
  });

  it('offers nothing to a viewer', () => {
    expect(offered({ status: 'running' }, 'viewer')).toEqual([]);
  });

  it('blocks what has been asked for already and says why', () => {
    const { pause } = actionsView({ ...run, pause_requested: true }, 'owner');
    expect(pause).toEqual({ label: 'Pausing…', blocked: 'The batch in hand is finished first.' });
    const { cancel } = actionsView({ ...run, cancel_requested: true }, 'owner');
    expect(cancel).toEqual({ label: 'Cancelling…', blocked: 'The batch in hand is finished first.' });
  });

  it('neither pauses nor resumes a run that is being cancelled', () => {
    expect(actionsView({ ...run, cancel_requested: true }, 'owner').pause?.blocked).toBe('The run is being cancelled.');
    expect(actionsView({ ...run, status: 'paused', cancel_requested: true }, 'owner').resume?.blocked).toBe(
      'The run is being cancelled.',
    );
  });
});
