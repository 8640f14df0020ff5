import { ApiError } from '@/api/errors';
import type { TaskGroup } from '@/api/rowTypes';
import { notifyFailed } from '@/components/common/notify';
import { errorView, groupError, retryLabel } from '@/components/progress/errorView';
import { WORDS } from '@/components/progress/functionView';
import { ProgressModal } from '@/components/progress/ProgressModal';
import { progressView } from '@/components/progress/progressView';
import { useTaskMoves } from '@/hooks/useTaskGroup';
import type { Watched } from '@/hooks/watched';

import { ImageQueue } from './ImageQueue';
import { titleOf } from './workView';

interface Props {
  work: Watched;
  group: TaskGroup | undefined;
  error: Error | null;
  /** The browser has no network: the next look waits until it is back. */
  isOffline: boolean;
  onClose: () => void;
}

/** The dialog of one selection: ProgressModal with the moves behind its buttons. */
export default function Progress({ work, group, error, isOffline, onClose }: Props) {
  const { cancel, retry } = useTaskMoves(work.group);
  const words = WORDS[work.function];
  const isRefused = error instanceof ApiError && !error.isTransient;
  return (
    <ProgressModal
      title={titleOf(work, group)}
      view={group ? progressView(group) : null}
      isLost={isOffline || (error !== null && !isRefused)}
      error={isRefused ? errorView(error.payload, work.function, false) : group ? groupError(group, work.function) : null}
      retryLabel={group ? retryLabel(group) : null}
      isBusy={cancel.isPending || retry.isPending}
      result={{ label: words.toLabel, to: words.to }}
      search={`?site=${work.siteId}`}
      onCancel={() => cancel.mutate(undefined, { onError: (reason) => notifyFailed('Not cancelled.', reason) })}
      onRetry={() => retry.mutate(undefined, { onError: (reason) => notifyFailed('Nothing was taken up again.', reason) })}
      onClose={onClose}
    >
      {work.ids && <ImageQueue ids={work.ids} siteId={work.siteId} />}
    </ProgressModal>
  );
}
