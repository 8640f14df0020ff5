import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { errorFrom, networkError } from '@/api/errors';
import type { CurrentRun } from '@/api/types';
import { snapshot, withRun } from '@/test/fixtures';

import { pollInterval } from './polling';
import { usePolledQuery } from './usePolledQuery';

const unscheduled = { schedule: { is_enabled: false, next_run_at: null, sentence: '' } };

function watch(answer: () => Promise<CurrentRun>) {
  const ask = vi.fn(answer);
  const queryClient = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const hook = renderHook(() => usePolledQuery({ queryKey: ['run'], queryFn: ask, interval: pollInterval }), { wrapper });
  return { ask, hook, queryClient };
}

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

function setHidden(isHidden: boolean) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(isHidden ? 'hidden' : 'visible');
  act(() => {
    window.dispatchEvent(new Event('visibilitychange'));
  });
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('usePolledQuery', () => {
  it('looks every 3 s while the run runs', async () => {
    const { ask } = watch(() => Promise.resolve(snapshot));
    await pass(0);
    expect(ask).toHaveBeenCalledTimes(1);
    await pass(2.9);
    expect(ask).toHaveBeenCalledTimes(1);
    await pass(6.2);
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('stops when the run has ended', async () => {
    const answers = [snapshot, withRun({ status: 'completed' }, unscheduled)];
    const { ask } = watch(() => Promise.resolve(answers.shift() ?? snapshot));
    await pass(3.1);
    expect(ask).toHaveBeenCalledTimes(2);
    await pass(600);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('starts at once when a new run is asked for', async () => {
    const { ask, queryClient } = watch(() => Promise.resolve(withRun(null, unscheduled)));
    await pass(100);
    expect(ask).toHaveBeenCalledTimes(1);
    ask.mockResolvedValue(snapshot);
    await act(() => queryClient.invalidateQueries());
    await pass(3.1);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('backs off 3, 6, 12 s while the network is down, keeps the last answer, and returns to 3 s', async () => {
    const { ask, hook } = watch(() => Promise.resolve(snapshot));
    await pass(0);
    ask.mockRejectedValue(networkError());
    await pass(3.1); // failure 1
    expect(hook.result.current.data).toBe(snapshot);
    expect(hook.result.current.isError).toBe(true);
    await pass(3); // failure 2
    expect(ask).toHaveBeenCalledTimes(3);
    await pass(5.5);
    expect(ask).toHaveBeenCalledTimes(3);
    await pass(0.6); // failure 3
    expect(ask).toHaveBeenCalledTimes(4);
    ask.mockResolvedValue(snapshot);
    await pass(12);
    expect(ask).toHaveBeenCalledTimes(5);
    expect(hook.result.current.isError).toBe(false);
    await pass(3.1);
    expect(ask).toHaveBeenCalledTimes(6);
  });

  it('does not repeat a question that was refused', async () => {
    const { ask } = watch(() => Promise.reject(errorFrom(404, null)));
    await pass(300);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('rests while the tab is hidden and catches up when it is seen again', async () => {
    const { ask } = watch(() => Promise.resolve(snapshot));
    await pass(0);
    setHidden(true);
    await pass(300);
    expect(ask).toHaveBeenCalledTimes(1);
    setHidden(false);
    await pass(0);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
