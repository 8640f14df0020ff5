import { Anchor, Button, Group } from '@mantine/core';
import { useMemo, useState } from 'react';

import type { ApiKey, MadeKey } from '@/api/accounts';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { Icon } from '@/components/common/Icon';
import { notifyDone } from '@/components/common/notify';
import { DataTable } from '@/components/table/DataTable';
import { EmptyState } from '@/components/table/EmptyState';
import { RowMenu } from '@/components/table/RowMenu';
import { TableSearch } from '@/components/table/TableSearch';
import type { Account } from '@/hooks/useAccount';
import { useListState, type ListState } from '@/hooks/useListState';
import { useNow } from '@/hooks/useNow';
import { useKeyMoves } from '@/hooks/usePeople';
import { useServerList } from '@/hooks/useServerList';

import classes from './Form.module.css';
import { keyColumns } from './keyColumns';
import { KeyModal } from './KeyModal';
import { SecretNotice } from './SecretNotice';

const LIST = { ordering: '-created_at', filters: [] } as const;

function KeyRevoking({ account, apiKey, onClose }: { account: Account; apiKey: ApiKey; onClose: () => void }) {
  const { revoke } = useKeyMoves(account.id);
  const done = () => {
    notifyDone(`“${apiKey.name}” opens nothing any more.`);
    onClose();
  };
  return (
    <ConfirmModal
      title={`Revoke “${apiKey.name}”?`}
      action="Revoke key"
      isBusy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate(apiKey.id, { onSuccess: done })}
      onClose={onClose}
    >
      Programs that use it are refused from the next request on. It stays in this list as revoked and cannot be brought back.
    </ConfirmModal>
  );
}

function Empty({ list, onNew }: { list: ListState; onNew: () => void }) {
  if (list.isNarrowed) {
    return (
      <EmptyState title="No key matches" action={<Button variant="default" onClick={list.clear}>Clear the search</Button>}>
        Names, beginnings and makers are searched.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No API keys yet" action={<Button onClick={onNew}>New key</Button>}>
      A key lets a program of yours work with this account, as far as you let it.
    </EmptyState>
  );
}

/** Keys for programs. */
export function ApiKeysPage({ account }: { account: Account }) {
  const list = useListState(LIST);
  const query = useServerList<ApiKey>('accounts/api_keys/', { account_id: account.id }, list);
  const [made, setMade] = useState<MadeKey | null>(null);
  const [open, setOpen] = useState<'new' | ApiKey | null>(null);
  const now = useNow();
  const columns = useMemo(() => keyColumns(now), [now]);
  const close = () => setOpen(null);
  const actions = (key: ApiKey) =>
    key.status === 'active' ? (
      <RowMenu title={key.name} actions={[{ label: 'Revoke', icon: 'trash', isDangerous: true, onClick: () => setOpen(key) }]} />
    ) : null;

  return (
    <div className={classes.form}>
      <p className={classes.lead} style={{ margin: 0 }}>
        A program sends its key as <code>Authorization: Bearer …</code>; what there is to ask for is in the{' '}
        <Anchor href="/api/v1/docs/" size="sm" underline="always" c="inherit">
          API reference
        </Anchor>
        .
      </p>
      {made && <SecretNotice secret={made.key} what={`key “${made.name}”`} />}
      <DataTable
        noun="API key"
        columns={columns}
        query={query}
        list={list}
        titleOf={({ name }) => name}
        actions={actions}
        toolbar={
          <>
            <TableSearch label="Search keys" value={list.question.search} onChange={list.setSearch} />
            <Group ml="auto">
              <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setOpen('new')}>
                New key
              </Button>
            </Group>
          </>
        }
        empty={<Empty list={list} onNew={() => setOpen('new')} />}
      />
      {open === 'new' && <KeyModal account={account} onMade={(key) => { setMade(key); close(); }} onClose={close} />}
      {open !== null && open !== 'new' && <KeyRevoking account={account} apiKey={open} onClose={close} />}
    </div>
  );
}
