import { Button, Text } from '@mantine/core';

import { messageOf } from '@/api/errors';
import type { ProviderChanges, TestKind, TestResult } from '@/api/settingsTypes';
import { Notice } from '@/components/common/Notice';
import { useTestConnection } from '@/hooks/useProviderSettings';

import classes from './ConnectionTest.module.css';
import { resultView, TESTS } from './connectionView';

function Result({ result }: { result: TestResult }) {
  const { tone, sentence, lines } = resultView(result);
  return (
    <Notice tone={tone}>
      {sentence}
      {lines.length > 0 && (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

interface Props {
  accountId: number;
  kind: TestKind;
  /** Unsaved values take part: a key can be tried before it is kept. */
  changes: ProviderChanges;
}

export function ConnectionTest({ accountId, kind, changes }: Props) {
  const test = useTestConnection(accountId);
  // An answer belongs to the values it was given for; with other ones on the page it would mislead.
  const isCurrent = JSON.stringify(test.variables?.changes) === JSON.stringify(changes);
  const { label, hint, pending } = TESTS[kind];
  return (
    <div className={classes.test}>
      <div className={classes.row}>
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate({ kind, changes })} aria-label={label}>
          Test connection
        </Button>
        <Text size="xs" c="dimmed" role="status">
          {test.isPending ? pending : hint}
        </Text>
      </div>
      {isCurrent && test.isSuccess && <Result result={test.data} />}
      {isCurrent && test.isError && (
        <Notice tone="bad" title="Not tested.">
          {messageOf(test.error)}
        </Notice>
      )}
    </div>
  );
}
