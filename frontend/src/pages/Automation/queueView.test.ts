import { describe, expect, it } from 'vitest';

import type { QueueItem } from '@/api/types';
import { runningStage } from '@/test/fixtures';

import { busiest, emptyText, queueRowView, queueTabs } from './queueView';

const EMPTY = { total: 0, pending: 0, processing: 0, completed: 0, failed: 0, cancelled: 0 };
const cutOff: QueueItem['error'] = {
  status: 'error', error_type: 'AIProviderError', error_message: 'The reply was cut off.', phase: 'PARSE',
  timestamp: '2026-11-20T14:00:00Z', details: {}, retryable: true, action: 'retry',
};

function item(state: QueueItem['state'], part: Partial<QueueItem> = {}): QueueItem {
  return {
    task_id: 'a1', stage: 4, label: 'Cold Brew', state, items: 1, attempts: 0, not_before: null, error: null,
    credits_used: 0, made: '', content_id: null, cluster_id: null, started_at: null, completed_at: null, ...part,
  };
}

const view = (...args: Parameters<typeof item>) => queueRowView(item(...args), runningStage, 12, 'UTC');

describe('the tabs of a queue', () => {
  it('are four, with the numbers of the card', () => {
    expect(queueTabs(runningStage.queue).map(({ label, count }) => [label, count])).toEqual([
      ['Pending', '32'], ['Processing', '1'], ['Completed', '22'], ['Failed', '1'],
    ]);
  });

  it('have one more where a cancel gave items back', () => {
    expect(queueTabs({ ...EMPTY, total: 3, cancelled: 3 }).at(-1)).toMatchObject({ label: 'Cancelled', count: '3' });
  });

  it.each([
    [{ ...EMPTY, completed: 3, failed: 1, processing: 1 }, 'failed'],
    [{ ...EMPTY, completed: 3, pending: 9, processing: 1 }, 'processing'],
    [{ ...EMPTY, completed: 3, pending: 9 }, 'pending'],
    [{ ...EMPTY, completed: 3 }, 'completed'],
    [EMPTY, 'pending'],
  ] as const)('open where there is something to see', (queue, state) => {
    expect(busiest(queue)).toBe(state);
  });
});

describe('a row', () => {
  it('that waits after a failure says why and when it is tried again', () => {
    const row = view('pending', { attempts: 1, error: cutOff, not_before: '2026-11-20T14:30:05Z' });
    expect(row).toMatchObject({ error: 'The reply was cut off.', facts: ['1 attempt', 'tried again at 14:30:05'], percent: null });
  });

  it('in work moves with the card', () => {
    expect(view('processing')).toMatchObject({ percent: 65, facts: ['Writing: 1,625 of 2,500 words'] });
    expect(view('processing', { task_id: 'other' })).toMatchObject({ percent: 0, facts: [] });
  });

  it('that is done says what it cost and how long it took', () => {
    const done = { started_at: '2026-11-20T14:00:00Z', completed_at: '2026-11-20T14:02:15Z', credits_used: 5 };
    expect(view('completed', { ...done, made: '1 article' }).facts).toEqual(['1 article', '5 credits', '2m 15s', '14:02:15']);
    expect(view('completed', done).facts).toEqual(['5 credits', '2m 15s', '14:02:15']);
    expect(view('completed', { ...done, attempts: 1, error: cutOff })).toMatchObject({
      error: '', facts: ['5 credits', 'after 1 failure', '2m 15s', '14:02:15'],
    });
  });

  it('that failed says why, how often it was tried and how many items hang on it', () => {
    expect(view('failed', { attempts: 3, items: 2, error: cutOff })).toMatchObject({
      error: 'The reply was cut off.', facts: ['2 tasks', '3 attempts'],
    });
    expect(view('failed').error).toBe('It failed without a message.');
  });

  it('that is named by its items does not say their number twice', () => {
    expect(view('pending', { label: '20 tasks', items: 20 }).facts).toEqual([]);
    expect(view('pending', { label: 'Moka pots and more', items: 20 }).facts).toEqual(['20 tasks']);
  });

  it('leads to the article or the cluster that came out of it', () => {
    expect(view('completed', { content_id: 7 }).to).toBe('/writer/content/7?site=12');
    expect(view('completed', { cluster_id: 3 }).to).toBe('/planner/clusters/3?site=12');
    expect(view('completed').to).toBeNull();
  });

  it('without a name is named by its items', () => {
    expect(view('pending', { label: '', items: 1 }).label).toBe('1 task');
  });
});

it('says why a list is empty', () => {
  expect(emptyText('failed', '')).toBe('Nothing failed is left here.');
  expect(emptyText('pending', 'brew')).toBe('No pending item has “brew” in its name.');
});
