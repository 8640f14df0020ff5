import { Pagination, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';

import { LoadFailed } from '@/components/common/LoadFailed';
import { Panel } from '@/components/common/Panel';
import { PageLoader } from '@/components/common/PageLoader';
import { useHistory } from '@/hooks/useAutomation';

import classes from './History.module.css';
import { HistoryTable } from './HistoryTable';
import { historyRowView, pageCount } from './historyView';

const LogModal = lazy(() => import('./LogModal'));

const pagerLabels = { next: 'Next page', previous: 'Previous page' } as const;

export function History({ siteId, version }: { siteId: number; version: string }) {
  const [page, setPage] = useState(1);
  const [openRun, setOpenRun] = useState<string | null>(null);
  const { data, error, refetch, isPending } = useHistory(siteId, page, version);
  const pages = data ? pageCount(data, page) : 1;

  return (
    <Panel title="Run history">
      {isPending && <PageLoader />}
      {error && !data && <LoadFailed what="The history" error={error} retry={() => void refetch()} />}
      {data?.count === 0 && (
        <Text size="sm" c="dimmed">
          No runs yet. Each run stays listed here with what it did and what it cost.
        </Text>
      )}
      {data && data.count > 0 && <HistoryTable rows={data.results.map((row) => historyRowView(row))} onOpenLog={setOpenRun} />}
      {pages > 1 && (
        <Pagination
          className={classes.pager}
          size="sm"
          total={pages}
          value={page}
          onChange={setPage}
          aria-label="Pages of the history"
          getItemProps={(number) => ({ 'aria-label': `Page ${number}` })}
          getControlProps={(control) =>
            control === 'next' || control === 'previous' ? { 'aria-label': pagerLabels[control] } : {}
          }
        />
      )}
      <Suspense>{openRun && <LogModal runId={openRun} onClose={() => setOpenRun(null)} />}</Suspense>
    </Panel>
  );
}
