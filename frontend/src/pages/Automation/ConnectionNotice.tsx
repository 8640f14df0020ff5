import { Button } from '@mantine/core';

import { formatClock } from '@/components/common/format';
import { Notice } from '@/components/common/Notice';

/** The numbers stay on the page, with the time they are from. `since` in milliseconds. */
export function ConnectionNotice({ since, retry }: { since: number; retry: () => void }) {
  return (
    <Notice
      tone="warn"
      title="No answer from the server."
      action={
        <Button size="compact-sm" variant="default" onClick={retry}>
          Try now
        </Button>
      }
    >
      This page shows {formatClock(new Date(since).toISOString())}. The run itself goes on; the page catches up by itself.
    </Notice>
  );
}
