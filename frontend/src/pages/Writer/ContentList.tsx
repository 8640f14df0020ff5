import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';

import { contentApi } from '@/api/rows';
import type { ContentRow } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { PageHeader } from '@/components/common/PageHeader';
import { DataTable } from '@/components/table/DataTable';
import { EmptyState } from '@/components/table/EmptyState';
import { ExportMenu } from '@/components/table/ExportMenu';
import { NothingFound } from '@/components/table/NothingFound';
import { RowMenu } from '@/components/table/RowMenu';
import { useListState, type ListState } from '@/hooks/useListState';
import { useNow } from '@/hooks/useNow';
import { useRows } from '@/hooks/useRows';
import { useSelection } from '@/hooks/useSelection';

import { articleAddress } from './addresses';
import { ApproveMany } from './ApproveMany';
import { ArchiveMany } from './ArchiveMany';
import { ContentBulk } from './ContentBulk';
import { contentColumns } from './contentColumns';
import { CONTENT_LIST, ContentFilters } from './ContentFilters';
import { contentDeleteText } from './contentView';
import { DeleteRows } from './DeleteRows';

type Kind = 'approve' | 'archive' | 'delete';
/** Which question is open, about which articles. */
type Open = { kind: Kind; ids: number[] } | null;

/** Nothing waits for the reviewer: good news, and no filter that fits nothing. */
function asksForReview({ question: { search, filters } }: ListState): boolean {
  return search === '' && Object.keys(filters).length === 1 && filters['status'] === 'review';
}

function Empty({ list, siteId }: { list: ListState; siteId: number }) {
  if (asksForReview(list)) {
    return (
      <EmptyState title="Nothing waits for review" action={<Button variant="default" onClick={list.clear}>Show all articles</Button>}>
        An article comes here once the last of its pictures is made.
      </EmptyState>
    );
  }
  if (list.isNarrowed) return <NothingFound noun="article" onClear={list.clear} />;
  const action = (
    <Button component={Link} to={`/writer/tasks?site=${siteId}`}>
      Go to tasks
    </Button>
  );
  return (
    <EmptyState title="No articles yet" action={action}>
      Have tasks written, or let the automation do it: drafts come here, and are in review once their pictures are made.
    </EmptyState>
  );
}

function useActions(siteId: number, setOpen: (open: Open) => void) {
  const navigate = useNavigate();
  return (row: ContentRow) => {
    const on = (kind: Kind) => () => setOpen({ kind, ids: [row.id] });
    return (
      <RowMenu
        title={row.title}
        actions={[
          { label: 'Open', icon: 'page', onClick: () => void navigate(articleAddress(siteId, row.id)) },
          { label: 'Approve', icon: 'check', isDisabled: row.status !== 'review', onClick: on('approve') },
          { label: 'Archive', icon: 'stop', isDisabled: row.status === 'archived', onClick: on('archive') },
          { label: 'Delete', icon: 'trash', isDangerous: true, onClick: on('delete') },
        ]}
      />
    );
  };
}

/** The articles of a site; most readers come for those in review. */
export function ContentList({ site }: { site: Site }) {
  const list = useListState(CONTENT_LIST);
  const query = useRows(contentApi, site.id, list);
  const selection = useSelection();
  const [open, setOpen] = useState<Open>(null);
  const now = useNow();
  const columns = useMemo(() => contentColumns(now), [now]);
  const actions = useActions(site.id, setOpen);
  const mayWrite = site.role !== 'viewer';
  const close = () => setOpen(null);
  const done = () => {
    selection.clear();
    close();
  };

  return (
    <>
      <PageHeader title="Content" of={site.domain}>
        <ExportMenu urlOf={(format) => contentApi.exportUrl(site.id, list.question, format)} />
      </PageHeader>
      <DataTable
        noun="article"
        columns={columns}
        query={query}
        list={list}
        selection={mayWrite ? selection : undefined}
        titleOf={({ title }) => title}
        actions={mayWrite ? actions : undefined}
        toolbar={<ContentFilters siteId={site.id} list={list} />}
        empty={<Empty list={list} siteId={site.id} />}
      />
      <ContentBulk
        siteId={site.id}
        selection={selection}
        onApprove={(ids) => setOpen({ kind: 'approve', ids })}
        onArchive={(ids) => setOpen({ kind: 'archive', ids })}
      />
      {open?.kind === 'approve' && <ApproveMany ids={open.ids} onDone={done} onClose={close} />}
      {open?.kind === 'archive' && <ArchiveMany siteId={site.id} ids={open.ids} onDone={done} onClose={close} />}
      {open?.kind === 'delete' && (
        <DeleteRows api={contentApi} siteId={site.id} ids={open.ids} noun="article" onDone={done} onClose={close}>
          {contentDeleteText(open.ids.length)}
        </DeleteRows>
      )}
    </>
  );
}
