import { Switch, Text } from '@mantine/core';

import { LoadFailed } from '@/components/common/LoadFailed';
import { notifyFailed } from '@/components/common/notify';
import { Panel } from '@/components/common/Panel';
import type { Account } from '@/hooks/useAccount';
import { usePreferences, useSavePreferences } from '@/hooks/useNotifications';

/** Mails to the reader. The switch is saved as it is moved. */
export function EmailPanel({ account }: { account: Account }) {
  const { data, error, refetch } = usePreferences(account.id);
  const save = useSavePreferences(account.id);
  if (!data) return error ? <LoadFailed what="Your choice" error={error} retry={() => void refetch()} /> : null;
  return (
    <Panel title="E-mail">
      {data.may_change ? (
        <Switch
          label={`Write to ${data.email} when a run of ${account.name} is through, fails, or waits for credits or a key`}
          checked={save.isPending ? save.variables : data.by_email}
          onChange={(event) =>
            save.mutate(event.currentTarget.checked, { onError: (reason) => notifyFailed('Not saved.', reason) })
          }
        />
      ) : (
        <Text size="sm">Your role in this account is viewer: you are told under the bell, not by e-mail.</Text>
      )}
    </Panel>
  );
}
