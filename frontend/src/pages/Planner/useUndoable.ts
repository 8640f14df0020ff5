import { useQueryClient } from '@tanstack/react-query';

import { keys } from '@/api/keys';
import { notifyDone, notifyDoneWith, notifyFailed } from '@/components/common/notify';

/**
 * Says what was moved and offers to move it back. The button is pressed when the page that moved it may be gone, so it
 * hangs on no page.
 */
export function useUndoable() {
  const queryClient = useQueryClient();
  return (message: string, back: () => Promise<unknown>, afterwards: string) =>
    notifyDoneWith(message, 'Undo', () => {
      back()
        .then(
          () => notifyDone(afterwards),
          (error: unknown) => notifyFailed('It could not be undone.', error),
        )
        .finally(() => void queryClient.invalidateQueries({ queryKey: keys.rows }));
    });
}
