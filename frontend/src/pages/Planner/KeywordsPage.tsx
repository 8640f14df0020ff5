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
import { NothingFound } from '@/components/table/NothingFound';
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
const MoveModal = lazy(() => import('./MoveModal'));
const NewClusterOfKeywords = lazy(() => import('./NewClusterOfKeywords'));

/** Which dialog is open. */
type Open =
  | { kind: 'import' }
  | { kind: 'form'; keyword: Keyword | null }
  | { kind: 'delete' | 'move' | 'cluster'; ids: number[] }
  | null;
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
  if (list.isNarrowed) return <NothingFound noun="keyword" onClear={list.clear} />;
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

interface DialogsProps {
  siteId: number;
  open: Open;
  onClose: () => void;
  /** Done with the chosen rows. */
  onDone: () => void;
}

function Dialogs({ siteId, open, onClose, onDone }: DialogsProps) {
  const chosen = { siteId, onClose, onDone };
  return (
    <Suspense>
      {open?.kind === 'import' && <ImportModal siteId={siteId} onClose={onClose} />}
      {open?.kind === 'form' && <KeywordModal siteId={siteId} keyword={open.keyword} onClose={onClose} />}
      {open?.kind === 'move' && <MoveModal noun="keyword" ids={open.ids} {...chosen} />}
      {open?.kind === 'cluster' && <NewClusterOfKeywords keywordIds={open.ids} {...chosen} />}
      {open?.kind === 'delete' && <KeywordDelete ids={open.ids} {...chosen} />}
    </Suspense>
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
        { label: 'Move to cluster', icon: 'group', onClick: () => setOpen({ kind: 'move', ids: [row.id] }) },
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
      <KeywordBulk siteId={site.id} selection={selection} onOpen={(kind, ids) => setOpen({ kind, ids })} />
      <Dialogs siteId={site.id} open={open} onClose={close} onDone={() => { selection.clear(); close(); }} />
    </>
  );
}

export default function KeywordsPage() {
  return <SiteGate found={useSite()}>{(site) => <Keywords site={site} />}</SiteGate>;
}
