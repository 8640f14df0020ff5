import type { Retry } from '@/api/automation';
import { notifyDone, notifyFailed } from '@/components/common/notify';
import { useRetryFailed } from '@/hooks/useAutomation';

/** Takes failed work up again; what becomes of it, or why not, is told in the server's words. */
export function useRetry(siteId: number) {
  const mutation = useRetryFailed(siteId);
  const retry = (what: Retry, onDone?: () => void) =>
    mutation.mutate(what, {
      onSuccess: ({ message }) => {
        notifyDone(`${message}.`);
        onDone?.();
      },
      onError: (error) => notifyFailed('Nothing was taken up again.', error),
    });
  return { retry, retrying: mutation.isPending ? mutation.variables : null };
}
