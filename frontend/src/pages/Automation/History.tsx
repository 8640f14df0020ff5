import { Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';

import type { HistoryRow, Run } from '@/api/types';
import { historyRowView, pageCount, versionOf, withCurrent } from '@/components/common/historyView';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Panel } from '@/components/common/Panel';
import { PageLoader } from '@/components/common/PageLoader';
import { useHistory } from '@/hooks/useAutomation';

import { HistoryPager } from './HistoryPager';
import { HistoryTable } from './HistoryTable';
import { isActive } from './runView';

const LogModal = lazy(() => import('./LogModal'));

interface RunsProps {
  siteId: number;
  rows: HistoryRow[];
  run: Run | null;
  onOpenLog: (runId: string) => void;
}

function Runs({ siteId, rows, run, onOpenLog }: RunsProps) {
  const views = rows.map((row) => historyRowView(withCurrent(row, run)));
  if (views.length > 0) return <HistoryTable siteId={siteId} rows={views} onOpenLog={onOpenLog} />;
  return (
    <Text size="sm" c="dimmed">
      No runs yet. Each run stays listed here with what it did and what it cost.
    </Text>
  );
}

export function History({ siteId, run }: { siteId: number; run: Run | null }) {
  const [page, setPage] = useState(1);
  const [openRun, setOpenRun] = useState<string | null>(null);
  const { data, error, refetch, isPending } = useHistory(siteId, page, {
    version: versionOf(run),
    isActive: isActive(run),
  });

  return (
    <Panel title="Run history">
      {isPending && <PageLoader what="the history" isSmall />}
      {error && !data && <LoadFailed what="The history" error={error} retry={() => void refetch()} />}
      {data && <Runs siteId={siteId} rows={data.results} run={run} onOpenLog={setOpenRun} />}
      {data && <HistoryPager page={page} pages={pageCount(data, page)} onChange={setPage} />}
      <Suspense>{openRun && <LogModal runId={openRun} onClose={() => setOpenRun(null)} />}</Suspense>
    </Panel>
  );
}
