import { Drawer, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';

import type { Retry } from '@/api/automation';
import type { Run, Site, Stage } from '@/api/types';
import { formatCounted } from '@/components/common/format';
import { useQueue } from '@/hooks/useAutomation';

import classes from './FailedDrawer.module.css';
import { FailedList } from './FailedList';
import { Head, Search, Unanswered } from './FailedParts';
import { emptyText, failedView, SEARCH_FROM } from './failedView';
import { HistoryPager } from './HistoryPager';
import { pageCount } from './historyView';
import { stageActions } from './stageActions';
import { useRetry } from './useRetry';

interface Props {
  site: Site;
  run: Run;
  stage: Stage;
  onClose: () => void;
}

function isForAll(retry: Retry | null): boolean {
  return retry !== null && retry.taskIds === undefined;
}

function useFailed({ site, run, stage }: Props) {
  const [page, setPage] = useState(1);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 300);
  const question = { runId: run.run_id, stage: stage.number, state: 'failed' as const, search: asked, page };
  const query = useQueue(site.id, question, `${stage.queue.failed}`);
  const find = (text: string) => {
    setSearch(text);
    setPage(1);
  };
  return { query, page, setPage, search, asked, find };
}

function Failed(props: Props) {
  const { site, run, stage } = props;
  const { query, page, setPage, search, asked, find } = useFailed(props);
  const { retry, retrying } = useRetry(site.id);
  const body = useRef<HTMLDivElement>(null);
  const action = stageActions(stage, run, site.role).retry;
  // The button that was pressed goes with its item: the keyboard goes on from the list.
  const onDone = () => {
    setPage(1);
    body.current?.focus();
  };
  const again = (what: { taskIds?: string[] }) => retry({ runId: run.run_id, stage: stage.number, ...what }, onDone);
  const blocked = action?.blocked ?? null;

  return (
    <Stack gap="sm" ref={body} tabIndex={-1} className={classes.body}>
      <Head text={blocked ?? stage.name} action={action} isBusy={isForAll(retrying)} onRetry={() => again({})} />
      {(stage.queue.failed >= SEARCH_FROM || search !== '') && <Search value={search} onChange={find} />}
      {!query.data && <Unanswered error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <FailedList
          items={query.data.results.map((item) => failedView(item, stage))}
          none={emptyText(asked)}
          onRetry={action && ((taskId) => again({ taskIds: [taskId] }))}
          blocked={blocked}
          busy={retrying?.taskIds ?? []}
        />
      )}
      {query.data && (
        <HistoryPager page={page} pages={pageCount(query.data, page)} onChange={setPage} of="the failed items" />
      )}
    </Stack>
  );
}

export default function FailedDrawer(props: Props) {
  const { stage, onClose } = props;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={`${formatCounted(stage.queue.failed, 'failed item')} in stage ${stage.number}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      overlayProps={{ backgroundOpacity: 0.45 }}
      attributes={{ header: { role: 'presentation' } }}
      styles={{ title: { fontWeight: 600 } }}
    >
      <Failed {...props} />
    </Drawer>
  );
}
