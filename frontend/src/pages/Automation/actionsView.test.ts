import { describe, expect, it } from 'vitest';

import type { Run } from '@/api/types';
import { controls, run } from '@/test/fixtures';

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
    [{ status: 'failed', controls: controls(['resume']) }, ['runNow', 'resume']],
    [{ status: 'failed', controls: controls([]) }, ['runNow']],
  ] as [Partial<Run> | null, string[]][])('offers for %j: %j', (part, names) => {
    expect(offered(part)).toEqual(names);
  });

  it('offers nothing to a viewer', () => {
    expect(offered({ status: 'running' }, 'viewer')).toEqual([]);
  });

  it('blocks what has been asked for already, for the reason of the server', () => {
    const waits = { ...run, controls: controls([]) };
    expect(actionsView({ ...waits, pause_requested: true }, 'owner').pause).toEqual({ label: 'Pausing…', blocked: 'No pause now.' });
    expect(actionsView({ ...waits, cancel_requested: true }, 'owner').cancel).toEqual({ label: 'Cancelling…', blocked: 'No cancel now.' });
  });

  it('does not pause a run that is being cancelled', () => {
    const view = actionsView({ ...run, pause_requested: true, cancel_requested: true, controls: controls([]) }, 'owner');
    expect(view.pause).toEqual({ label: 'Pause', blocked: 'No pause now.' });
  });

  it('shows why a paused run cannot be resumed', () => {
    expect(actionsView({ ...run, status: 'paused', controls: controls(['cancel']) }, 'owner').resume?.blocked).toBe('No resume now.');
  });
});
