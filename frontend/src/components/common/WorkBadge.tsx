import type { WorkState } from '@/api/rowTypes';

import { StatusBadge } from './StatusBadge';
import { workBadge } from './tone';

/** What the machine is doing to a row. Nothing to tell is a dash, so that the column does not look broken. */
export function WorkBadge({ state }: { state: WorkState }) {
  const badge = workBadge(state);
  if (badge) return <StatusBadge {...badge} />;
  return (
    <span aria-label="No work yet" role="img">
      –
    </span>
  );
}
