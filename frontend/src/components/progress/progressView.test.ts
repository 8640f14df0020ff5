import { describe, expect, it } from 'vitest';

import { atWork, doneGroup, doneTask, errorPayload, failedGroup, groupOf, task } from '@/test/taskFixtures';

import { errorView, groupError, retryLabel } from './errorView';
import { doingText } from './functionView';
import { progressView } from './progressView';

describe('one task', () => {
  it('shows the numbers and the words of the server, and none of its own', () => {
    expect(progressView(atWork)).toMatchObject({
      isOpen: true,
      headline: 'Analyzing keyword relationships (20/45)',
      percentage: 47,
      counted: '20 of 45',
      currentItem: 'best seo tools',
      eta: 'about 2m left',
      canCancel: true,
    });
  });

  it('lists its steps with how long each took', () => {
    expect(progressView(atWork).steps.map(({ message, took, state }) => [message, took, state])).toEqual([
      ['Loading 45 keywords for clustering', 'under 1s', 'done'],
      ['Analyzing keyword relationships (20/45)', '', 'active'],
    ]);
  });

  it('says what it made and what it cost', () => {
    expect(progressView(doneGroup)).toMatchObject({
      isOpen: false, tone: 'good', headline: '45 keywords mapped into 8 clusters', credits: '9 credits', eta: '',
    });
  });

  it('says what it failed of', () => {
    expect(progressView(failedGroup())).toMatchObject({ isOpen: false, tone: 'bad', headline: 'The AI service is away.' });
  });

  it('says that what was made before a cancel is kept', () => {
    const cancelled = groupOf([{ ...task, status: 'cancelled' }], { status: 'cancelled', cancelled: 1 });
    expect(progressView(cancelled)).toMatchObject({ isOpen: false, tone: 'quiet' });
    expect(progressView(cancelled).headline).toMatch(/^Cancelled/);
  });
});

describe('several tasks', () => {
  const failed = { ...task, task_id: 'b', status: 'failed' as const, label: 'Batch 2', error: errorPayload() };
  const waiting = { ...task, task_id: 'c', status: 'pending' as const };

  it('shows those at work and those that failed, not the many that wait or are done', () => {
    const view = progressView(groupOf([{ ...doneTask, task_id: 'a' }, failed, task, waiting]));
    expect(view.steps).toEqual([]);
    expect(view.parts.map(({ label, message, tone }) => [label, message, tone])).toEqual([
      ['Batch 2', 'The AI service is away.', 'bad'],
      ['45 keywords', 'Analyzing keyword relationships (20/45)', 'live'],
    ]);
  });

  it('says how many of them failed when the others made something', () => {
    const ended = groupOf([{ ...doneTask, task_id: 'a' }, failed], {
      status: 'completed', completed: 1, failed: 1, success_message: '45 keywords mapped into 8 clusters',
    });
    expect(progressView(ended)).toMatchObject({
      tone: 'warn', headline: '45 keywords mapped into 8 clusters. 1 of 2 parts completed, 1 failed.',
    });
  });
});

describe('an error', () => {
  it.each([
    ['purchase_credits', 'Purchase Credits', '/billing'],
    ['fix_data', 'Fix Data', '/planner/keywords'],
    ['open_settings', 'Open settings', '/settings/providers'],
    ['view_run', 'View run', '/automation'],
  ] as const)('with the action %s has the button %s', (action, label, to) => {
    expect(errorView(errorPayload({ action }), 'auto_cluster', false).button).toEqual({ label, to });
  });

  it('can be retried where the server says so', () => {
    expect(groupError(failedGroup(), 'auto_cluster')?.button).toEqual({ label: 'Retry', to: null });
    expect(groupError(failedGroup({}, false), 'auto_cluster')?.button).toBeNull();
  });

  it('is told by its type and in the words of the server', () => {
    const error = { error_type: 'InsufficientCreditsError', error_message: 'Insufficient credits. Required: 45, Available: 20' };
    expect(groupError(failedGroup(error), 'auto_cluster')).toMatchObject({
      title: 'Not enough credits.', message: 'Insufficient credits. Required: 45, Available: 20',
    });
    expect(groupError(atWork, 'auto_cluster')).toBeNull();
  });
});

it('offers to take up again as many parts as can be', () => {
  const again = { ...task, can: { cancel: false, retry: true } };
  expect(retryLabel(groupOf([again]))).toBe('Retry');
  expect(retryLabel(groupOf([again, doneTask, again]))).toBe('Retry 2 parts');
  expect(retryLabel(doneGroup)).toBeNull();
  const many = { status: 'failed' as const, tasks: 300, failed: 40, cancelled: 2 };
  expect(retryLabel(groupOf([again], many))).toBe('Retry 42 parts');
});

it('can be cancelled while what is open is on another page of the answer', () => {
  expect(progressView(groupOf([doneTask], { tasks: 300, completed: 1 })).canCancel).toBe(true);
  expect(progressView(groupOf([doneTask], { tasks: 1, completed: 1 })).canCancel).toBe(false);
});

it('says what is being done to how many rows', () => {
  expect(doingText('auto_cluster', 50)).toBe('Clustering 50 keywords');
  expect(doingText('generate_ideas', 3)).toBe('Generating ideas for 3 clusters');
  expect(doingText('generate_content', 1)).toBe('Writing 1 article');
});
