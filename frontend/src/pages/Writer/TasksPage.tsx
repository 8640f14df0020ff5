import { Button } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'react-router';

import { writerTasksApi } from '@/api/rows';
import type { WriterTask } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { Icon } from '@/components/common/Icon';
import { notifyDone, notifyFailed } from '@/components/common/notify';
import { PageHeader } from '@/components/common/PageHeader';
import { SiteGate } from '@/components/common/SiteGate';
import { BulkBar } from '@/components/table/BulkBar';
import { DataTable } from '@/components/table/DataTable';
import { EmptyState } from '@/components/table/EmptyState';
import { ExportMenu } from '@/components/table/ExportMenu';
import { NothingFound } from '@/components/table/NothingFound';
import { RowMenu, type RowAction } from '@/components/table/RowMenu';
import { useListState, type ListState } from '@/hooks/useListState';
import { useNow } from '@/hooks/useNow';
import { useRows } from '@/hooks/useRows';
import { useSelection } from '@/hooks/useSelection';
import { useSite } from '@/hooks/useSite';
import { useWork } from '@/hooks/useWork';
import { useWriterMoves } from '@/hooks/useArticle';

import { DeleteRows } from './DeleteRows';
import { taskColumns } from './taskColumns';
import { TASK_LIST, TaskFilters } from './TaskFilters';
import { taskDeleteText } from './taskText';

const TaskModal = lazy(() => import('./TaskModal'));

/** Which dialog is open. */
type Open = { kind: 'form'; task: WriterTask | null } | { kind: 'delete'; ids: number[] } | null;
type SetOpen = (open: Open) => void;

function Empty({ list, siteId, mayWrite, setOpen }: { list: ListState; siteId: number; mayWrite: boolean; setOpen: SetOpen }) {
  if (list.isNarrowed) return <NothingFound noun="task" onClear={list.clear} />;
  const action = (
    <>
      <Button variant="default" component={Link} to={`/planner/ideas?site=${siteId}`}>
        Go to ideas
      </Button>
      {mayWrite && <Button onClick={() => setOpen({ kind: 'form', task: null })}>New task</Button>}
    </>
  );
  return (
    <EmptyState title="No tasks yet" action={action}>
      A task orders one article. Queue ideas to the writer, or order an article by hand.
    </EmptyState>
  );
}

/** What can be done with one task: writing is for those that wait, writing again for those that have lost their article. */
function useTaskActions(siteId: number, setOpen: SetOpen) {
  const { ask } = useWork();
  const { reopen } = useWriterMoves();
  const again = ({ id, title }: WriterTask) =>
    reopen.mutate(id, {
      onSuccess: () => notifyDone(`“${title}” waits to be written again.`),
      onError: (error) => notifyFailed('The task was not opened again.', error),
    });
  const write = (row: WriterTask): RowAction =>
    row.status === 'completed'
      ? { label: 'Have it written again', icon: 'again', isDisabled: row.content_id !== null, onClick: () => again(row) }
      : { label: 'Write article', icon: 'spark', onClick: () => ask({ function: 'generate_content', ids: [row.id], siteId }) };
  return (row: WriterTask) => (
    <RowMenu
      title={row.title}
      actions={[
        write(row),
        { label: 'Edit', icon: 'edit', onClick: () => setOpen({ kind: 'form', task: row }) },
        { label: 'Delete', icon: 'trash', isDangerous: true, onClick: () => setOpen({ kind: 'delete', ids: [row.id] }) },
      ]}
    />
  );
}

function Tasks({ site }: { site: Site }) {
  const list = useListState(TASK_LIST);
  const query = useRows(writerTasksApi, site.id, list);
  const selection = useSelection();
  const [open, setOpen] = useState<Open>(null);
  const now = useNow();
  const columns = useMemo(() => taskColumns(now), [now]);
  const { ask } = useWork();
  const actions = useTaskActions(site.id, setOpen);
  const mayWrite = site.role !== 'viewer';
  const { ids, clear } = selection;
  const close = () => setOpen(null);

  return (
    <>
      <PageHeader title="Tasks" of={site.domain}>
        <ExportMenu urlOf={(format) => writerTasksApi.exportUrl(site.id, list.question, format)} />
        {mayWrite && (
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setOpen({ kind: 'form', task: null })}>
            New task
          </Button>
        )}
      </PageHeader>
      <DataTable
        noun="task"
        columns={columns}
        query={query}
        list={list}
        selection={mayWrite ? selection : undefined}
        titleOf={({ title }) => title}
        actions={mayWrite ? actions : undefined}
        toolbar={<TaskFilters siteId={site.id} list={list} />}
        empty={<Empty list={list} siteId={site.id} mayWrite={mayWrite} setOpen={setOpen} />}
      />
      <BulkBar count={ids.length} onClear={clear}>
        <Button
          size="xs"
          leftSection={<Icon name="spark" size={15} />}
          onClick={() => ask({ function: 'generate_content', ids, siteId: site.id, onStarted: clear })}
        >
          Write articles
        </Button>
        <Button size="xs" variant="default" leftSection={<Icon name="trash" size={15} />} onClick={() => setOpen({ kind: 'delete', ids })}>
          Delete
        </Button>
      </BulkBar>
      <Suspense>{open?.kind === 'form' && <TaskModal siteId={site.id} task={open.task} onClose={close} />}</Suspense>
      {open?.kind === 'delete' && (
        <DeleteRows
          api={writerTasksApi}
          siteId={site.id}
          ids={open.ids}
          noun="task"
          onClose={close}
          onDone={() => { clear(); close(); }}
        >
          {taskDeleteText(open.ids.length)}
        </DeleteRows>
      )}
    </>
  );
}

export default function TasksPage() {
  return <SiteGate found={useSite()}>{(site) => <Tasks site={site} />}</SiteGate>;
}
