import { Button, Group, Title } from '@mantine/core';
import { useMemo } from 'react';

import { ledgerExportUrl, type LedgerEntry } from '@/api/billing';
import type { Site } from '@/api/types';
import { DataTable } from '@/components/table/DataTable';
import { EmptyState } from '@/components/table/EmptyState';
import { ExportMenu } from '@/components/table/ExportMenu';
import { useListState } from '@/hooks/useListState';
import { useNow } from '@/hooks/useNow';
import { useServerList } from '@/hooks/useServerList';

import { ledgerColumns } from './ledgerColumns';
import { LEDGER_LIST, LedgerFilters } from './LedgerFilters';
import { titleOf } from './ledgerView';

/** Every movement of the account's credits, each with what it was for. */
export function Ledger({ accountId, sites }: { accountId: number; sites: Site[] }) {
  const list = useListState(LEDGER_LIST);
  const query = useServerList<LedgerEntry>('billing/ledger/', { account_id: accountId }, list);
  const now = useNow();
  const columns = useMemo(() => ledgerColumns(now), [now]);
  const empty = list.isNarrowed ? (
    <EmptyState title="No movement matches" action={<Button variant="default" onClick={list.clear}>Clear search and filters</Button>}>
      Nothing in the ledger fits all of the filters together.
    </EmptyState>
  ) : (
    <EmptyState title="No movements yet">Grants, holds of runs and charges for AI work appear here, each with what it was for.</EmptyState>
  );
  return (
    <section aria-labelledby="ledger">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="ledger" size="h4">
          Ledger
        </Title>
        <ExportMenu urlOf={(format) => ledgerExportUrl(accountId, list.question, format)} />
      </Group>
      <DataTable
        noun="movement"
        columns={columns}
        query={query}
        list={list}
        titleOf={titleOf}
        toolbar={<LedgerFilters list={list} sites={sites} />}
        empty={empty}
      />
    </section>
  );
}
