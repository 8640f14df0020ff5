import { Button } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';

import { keywordsApi } from '@/api/rows';
import type { Keyword } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { Icon } from '@/components/common/Icon';
import { PageHeader } from '@/components/common/PageHeader';
import { SiteGate } from '@/components/common/SiteGate';
import { DataTable } from '@/components/table/DataTable';
import { EmptyState } from '@/components/table/EmptyState';
import { ExportMenu } from '@/components/table/ExportMenu';
import { RowMenu } from '@/components/table/RowMenu';
import { useListState, type ListState } from '@/hooks/useListState';
import { useNow } from '@/hooks/useNow';
import { useRows } from '@/hooks/useRows';
import { useSelection } from '@/hooks/useSelection';
import { useSite } from '@/hooks/useSite';
import { useWork } from '@/hooks/useWork';

import { KeywordBulk } from './KeywordBulk';
import { keywordColumns } from './keywordColumns';
import { KeywordDelete } from './KeywordDelete';
import { KEYWORD_LIST, KeywordFilters } from './KeywordFilters';

const ImportModal = lazy(() => import('./ImportModal'));
const KeywordModal = lazy(() => import('./KeywordModal'));

/** Which dialog is open. */
type Open = { kind: 'import' } | { kind: 'form'; keyword: Keyword | null } | { kind: 'delete'; ids: number[] } | null;
type SetOpen = (open: Open) => void;

function Buttons({ site, list, setOpen }: { site: Site; list: ListState; setOpen: SetOpen }) {
  const mayWrite = site.role !== 'viewer';
  return (
    <>
      <ExportMenu urlOf={(format) => keywordsApi.exportUrl(site.id, list.question, format)} />
      {mayWrite && (
        <>
          <Button variant="default" leftSection={<Icon name="upload" size={16} />} onClick={() => setOpen({ kind: 'import' })}>
            Import
          </Button>
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setOpen({ kind: 'form', keyword: null })}>
            Add keyword
          </Button>
        </>
      )}
    </>
  );
}

function Empty({ list, mayWrite, setOpen }: { list: ListState; mayWrite: boolean; setOpen: SetOpen }) {
  if (list.isNarrowed) {
    return (
      <EmptyState title="No keyword matches" action={<Button variant="default" onClick={list.clear}>Clear search and filters</Button>}>
        Nothing on this site fits all of the filters together.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No keywords yet"
      action={mayWrite && <Button onClick={() => setOpen({ kind: 'import' })}>Import keywords</Button>}
    >
      Everything begins with the phrases this site should be found for. Import a file of them; the automation makes clusters,
      ideas and articles of it.
    </EmptyState>
  );
}

function Keywords({ site }: { site: Site }) {
  const list = useListState(KEYWORD_LIST);
  const query = useRows(keywordsApi, site.id, list);
  const selection = useSelection();
  const [open, setOpen] = useState<Open>(null);
  const now = useNow();
  const columns = useMemo(() => keywordColumns(now), [now]);
  const { ask } = useWork();
  const mayWrite = site.role !== 'viewer';
  const close = () => setOpen(null);

  const actions = (row: Keyword) => (
    <RowMenu
      title={row.keyword}
      actions={[
        { label: 'Edit', icon: 'edit', onClick: () => setOpen({ kind: 'form', keyword: row }) },
        { label: 'Cluster with AI', icon: 'spark', onClick: () => ask({ function: 'auto_cluster', ids: [row.id], siteId: site.id }) },
        { label: 'Delete', icon: 'trash', isDangerous: true, onClick: () => setOpen({ kind: 'delete', ids: [row.id] }) },
      ]}
    />
  );

  return (
    <>
      <PageHeader title="Keywords" of={site.domain}>
        <Buttons site={site} list={list} setOpen={setOpen} />
      </PageHeader>
      <DataTable
        noun="keyword"
        columns={columns}
        query={query}
        list={list}
        selection={mayWrite ? selection : undefined}
        titleOf={({ keyword }) => keyword}
        actions={mayWrite ? actions : undefined}
        toolbar={<KeywordFilters siteId={site.id} list={list} />}
        empty={<Empty list={list} mayWrite={mayWrite} setOpen={setOpen} />}
      />
      <KeywordBulk siteId={site.id} selection={selection} onDelete={(ids) => setOpen({ kind: 'delete', ids })} />
      <Suspense>
        {open?.kind === 'import' && <ImportModal siteId={site.id} onClose={close} />}
        {open?.kind === 'form' && <KeywordModal siteId={site.id} keyword={open.keyword} onClose={close} />}
      </Suspense>
      {open?.kind === 'delete' && (
        <KeywordDelete siteId={site.id} ids={open.ids} onClose={close} onDone={() => { selection.clear(); close(); }} />
      )}
    </>
  );
}

export default function KeywordsPage() {
  return <SiteGate found={useSite()}>{(site) => <Keywords site={site} />}</SiteGate>;
}
