import { Button } from '@mantine/core';

import { messageOf } from '@/api/errors';

import { Notice } from './Notice';

export function LoadFailed({ what, error, retry }: { what: string; error: unknown; retry: () => void }) {
  return (
    <Notice
      tone="bad"
      title={`${what} could not be loaded.`}
      action={
        <Button size="xs" variant="default" onClick={retry}>
          Try again
        </Button>
      }
    >
      {messageOf(error)}
    </Notice>
  );
}
