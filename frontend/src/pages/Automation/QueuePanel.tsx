import { Stack } from '@mantine/core';
import { useRef } from 'react';

import type { Retry } from '@/api/automation';
import { pageCount } from '@/components/common/historyView';

import type { Action } from './actionsView';
import { HistoryPager } from './HistoryPager';
import classes from './QueueDrawer.module.css';
import { QueueList } from './QueueList';
import { QueueTabs, RetryAll, Search, Unanswered } from './QueueParts';
import { emptyText, queueRowView, SEARCH_FROM, type QueueStage, type QueueState } from './queueView';
import { useQueueList } from './useQueueList';
import { useRetry } from './useRetry';

interface Props {
  siteId: number;
  runId: string;
  stage: QueueStage;
  /** Null for those who may only look, and where nothing can be taken up any more. */
  retry: Action | null;
  /** The list that is shown first. */
  first: QueueState;
}

interface RowsProps {
  siteId: number;
  list: ReturnType<typeof useQueueList>;
  stage: QueueStage;
  action: Action | null;
  retrying: Retry | null;
  again: (taskIds: string[]) => void;
}

function isForAll(retry: Retry | null): boolean {
  return retry !== null && retry.taskIds === undefined;
}

function Rows({ siteId, list, stage, action, retrying, again }: RowsProps) {
  const { query, state, page, setPage, asked } = list;
  if (!query.data) return <Unanswered error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <QueueList
        rows={query.data.results.map((item) => queueRowView(item, stage, siteId))}
        none={emptyText(state, asked)}
        onRetry={action && ((taskId) => again([taskId]))}
        blocked={action?.blocked ?? null}
        busy={retrying?.taskIds ?? []}
      />
      <HistoryPager page={page} pages={pageCount(query.data, page)} onChange={setPage} of={`the ${state} items`} />
    </>
  );
}

/** What waits in a stage's queue, what is in work, done and failed there, with a search and another try. */
export function QueuePanel({ siteId, runId, stage, retry: offered, first }: Props) {
  const list = useQueueList(siteId, runId, stage, first);
  const { retry, retrying } = useRetry(siteId);
  const body = useRef<HTMLDivElement>(null);
  // The button that was pressed goes with its item: the keyboard goes on from the list.
  const onDone = () => {
    list.setPage(1);
    body.current?.focus();
  };
  const again = (taskIds?: string[]) => retry({ runId, stage: stage.number, ...(taskIds ? { taskIds } : {}) }, onDone);
  const action = list.state === 'failed' && stage.queue.failed > 0 ? offered : null;

  return (
    <Stack gap="sm" ref={body} tabIndex={-1} className={classes.body}>
      <QueueTabs stage={stage} state={list.state} onChange={list.show} />
      {action && <RetryAll action={action} isBusy={isForAll(retrying)} onRetry={() => again()} />}
      {(stage.queue[list.state] >= SEARCH_FROM || list.search !== '') && (
        <Search of={list.state} value={list.search} onChange={list.find} />
      )}
      <Rows siteId={siteId} list={list} stage={stage} action={action} retrying={retrying} again={again} />
    </Stack>
  );
}
