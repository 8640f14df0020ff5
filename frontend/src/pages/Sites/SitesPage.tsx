import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';

import type { Site } from '@/api/types';
import { Icon } from '@/components/common/Icon';
import { notifyDone } from '@/components/common/notify';
import { PageHeader } from '@/components/common/PageHeader';
import { isManager } from '@/components/common/roles';
import { DataTable } from '@/components/table/DataTable';
import { EmptyState } from '@/components/table/EmptyState';
import { RowMenu } from '@/components/table/RowMenu';
import { TableSearch } from '@/components/table/TableSearch';
import { useListState, type ListState } from '@/hooks/useListState';
import { useNow } from '@/hooks/useNow';
import { useServerList } from '@/hooks/useServerList';
import { useSession } from '@/hooks/useSession';
import { useSite } from '@/hooks/useSite';

import { siteColumns } from './siteColumns';
import { SiteDelete } from './SiteDelete';
import { SiteModal } from './SiteModal';

const LIST = { ordering: 'domain', filters: [] } as const;

type Open = { kind: 'form'; site: Site | null } | { kind: 'delete'; site: Site } | null;

function Empty({ list, onAdd }: { list: ListState; onAdd: (() => void) | undefined }) {
  if (list.isNarrowed) {
    return (
      <EmptyState title="No site matches" action={<Button variant="default" onClick={list.clear}>Clear the search</Button>}>
        Domains and names are searched.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No sites yet" action={onAdd && <Button onClick={onAdd}>Add site</Button>}>
      {onAdd
        ? 'A site is a domain with its own keywords, schedule and articles. Add one, then import its keywords.'
        : 'Ask an owner or admin of your account to add one.'}
    </EmptyState>
  );
}

/** Every site of the reader's accounts. */
export default function SitesPage() {
  const list = useListState(LIST);
  const query = useServerList<Site>('sites/', {}, list);
  const { data: session } = useSession();
  const { select } = useSite();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const now = useNow();
  const accounts = session?.accounts ?? [];
  const managed = accounts.filter(({ role }) => isManager(role));
  const hasAccounts = accounts.length > 1;
  const columns = useMemo(() => siteColumns(now, hasAccounts), [now, hasAccounts]);
  const onAdd = managed.length > 0 ? () => setOpen({ kind: 'form', site: null }) : undefined;
  const close = () => setOpen(null);

  const added = (site: Site) => {
    notifyDone(`${site.domain} was added and is selected. Import its keywords next.`);
    close();
    select(String(site.id));
  };

  const actions = (site: Site) => (
    <RowMenu
      title={site.domain}
      actions={[
        { label: 'Open automation', icon: 'flow', onClick: () => void navigate(`/automation?site=${site.id}`) },
        { label: 'Edit', icon: 'edit', onClick: () => setOpen({ kind: 'form', site }), isDisabled: site.role === 'viewer' },
        ...(isManager(site.role)
          ? [{ label: 'Delete', icon: 'trash' as const, isDangerous: true, onClick: () => setOpen({ kind: 'delete', site }) }]
          : []),
      ]}
    />
  );

  return (
    <>
      <PageHeader title="Sites">
        {onAdd && (
          <Button leftSection={<Icon name="plus" size={16} />} onClick={onAdd}>
            Add site
          </Button>
        )}
      </PageHeader>
      <DataTable
        noun="site"
        columns={columns}
        query={query}
        list={list}
        titleOf={({ domain }) => domain}
        actions={actions}
        toolbar={<TableSearch label="Search sites" value={list.question.search} onChange={list.setSearch} />}
        empty={<Empty list={list} onAdd={onAdd} />}
      />
      {open?.kind === 'form' && <SiteModal site={open.site} accounts={managed} onAdded={added} onClose={close} />}
      {open?.kind === 'delete' && <SiteDelete site={open.site} onClose={close} />}
    </>
  );
}
