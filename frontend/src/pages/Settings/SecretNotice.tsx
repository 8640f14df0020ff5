import { Button, Code, CopyButton } from '@mantine/core';

import { Notice } from '@/components/common/Notice';

/** The one time a secret is shown. */
export function SecretNotice({ secret, what = 'secret' }: { secret: string; what?: string }) {
  return (
    <Notice
      tone="warn"
      title={`Copy the ${what} now: it is not shown again.`}
      action={
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      }
    >
      <Code style={{ overflowWrap: 'anywhere' }}>{secret}</Code>
    </Notice>
  );
}
