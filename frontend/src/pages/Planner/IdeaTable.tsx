import { lazy, Suspense, useMemo, type ReactNode } from 'react';

import { ideasApi } from '@/api/rows';
import type { Cluster, Idea } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { DataTable } from '@/components/table/DataTable';
import { RowMenu } from '@/components/table/RowMenu';
import type { ListState } from '@/hooks/useListState';
import { useNow } from '@/hooks/useNow';
import { useRows } from '@/hooks/useRows';
import { useSelection } from '@/hooks/useSelection';
import { useWork } from '@/hooks/useWork';

import { IdeaBulk } from './IdeaBulk';
import { ideaColumns } from './ideaColumns';
import { IdeaDelete } from './IdeaDelete';

const IdeaModal = lazy(() => import('./IdeaModal'));
const IdeaView = lazy(() => import('./IdeaView'));
const MoveModal = lazy(() => import('./MoveModal'));

/** Which dialog is open. */
export type IdeaDialog =
  | { kind: 'form'; idea: Idea | null }
  | { kind: 'view'; idea: Idea }
  | { kind: 'move' | 'delete'; ids: number[] }
  | null;

interface Props {
  site: Site;
  list: ListState;
  open: IdeaDialog;
  setOpen: (open: IdeaDialog) => void;
  toolbar: ReactNode;
  empty: ReactNode;
  /** On the page of a cluster: it has only ideas of this one. */
  cluster?: Cluster;
}

function useActions(siteId: number, setOpen: Props['setOpen']) {
  const { ask } = useWork();
  return (idea: Idea) => {
    const isWritten = idea.task_id !== null;
    return (
      <RowMenu
        title={idea.idea_title}
        actions={[
          { label: 'Open', icon: 'page', onClick: () => setOpen({ kind: 'view', idea }) },
          { label: 'Edit', icon: 'edit', isDisabled: isWritten, onClick: () => setOpen({ kind: 'form', idea }) },
          {
            label: 'Queue to writer', icon: 'list', isDisabled: isWritten,
            onClick: () => ask({ function: 'bulk_queue_to_writer', ids: [idea.id], siteId }),
          },
          {
            label: 'Delete', icon: 'trash', isDangerous: true, isDisabled: isWritten,
            onClick: () => setOpen({ kind: 'delete', ids: [idea.id] }),
          },
        ]}
      />
    );
  };
}

function View({ site, idea, setOpen }: Pick<Props, 'site' | 'setOpen'> & { idea: Idea }) {
  const mayEdit = site.role !== 'viewer' && idea.task_id === null;
  const edit = () => setOpen({ kind: 'form', idea });
  return <IdeaView idea={idea} onEdit={mayEdit ? edit : undefined} onClose={() => setOpen(null)} />;
}

function Dialogs({ site, open, setOpen, cluster, onGone }: Props & { onGone: () => void }) {
  const chosen = { siteId: site.id, onDone: onGone, onClose: () => setOpen(null) };
  return (
    <Suspense>
      {open?.kind === 'form' && <IdeaModal {...chosen} idea={open.idea} cluster={cluster} />}
      {open?.kind === 'view' && <View site={site} idea={open.idea} setOpen={setOpen} />}
      {open?.kind === 'move' && <MoveModal {...chosen} noun="idea" ids={open.ids} from={cluster} />}
      {open?.kind === 'delete' && <IdeaDelete {...chosen} ids={open.ids} />}
    </Suspense>
  );
}

/** A list of ideas with all that can be done to them. */
export function IdeaTable(props: Props) {
  const { site, list, setOpen, toolbar, empty, cluster } = props;
  const query = useRows(ideasApi, site.id, list);
  const selection = useSelection();
  const isWhole = cluster === undefined;
  const now = useNow();
  const columns = useMemo(
    () => ideaColumns(now, (idea) => setOpen({ kind: 'view', idea }), isWhole),
    [now, setOpen, isWhole],
  );
  const actions = useActions(site.id, setOpen);
  const mayWrite = site.role !== 'viewer';
  const forget = () => {
    selection.clear();
    setOpen(null);
  };
  return (
    <>
      <DataTable
        noun="idea"
        columns={columns}
        query={query}
        list={list}
        selection={mayWrite ? selection : undefined}
        titleOf={({ idea_title }) => idea_title}
        actions={mayWrite ? actions : undefined}
        toolbar={toolbar}
        empty={empty}
      />
      <IdeaBulk
        siteId={site.id}
        selection={selection}
        onMove={(ids) => setOpen({ kind: 'move', ids })}
        onDelete={(ids) => setOpen({ kind: 'delete', ids })}
      />
      <Dialogs {...props} onGone={forget} />
    </>
  );
}
