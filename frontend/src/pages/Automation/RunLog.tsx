import { Button, Text } from '@mantine/core';
import { useState } from 'react';

import type { RunDetail } from '@/api/types';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Panel } from '@/components/common/Panel';
import { useJournal } from '@/hooks/useEvents';

import classes from './RunPage.module.css';
import { LogEntries } from './LogEntries';
import { LogFilters } from './LogFilters';
import { ALL, emptyLog, inOrder, type LogFilter } from './logView';
import { progressOf } from './runDetailView';

function questionOf(runId: string, { level, stage }: LogFilter) {
  return { runId, ...(level === '' ? {} : { level }), ...(stage === null ? {} : { stage }) };
}

/** The whole journal from its beginning, a page at a time; the filter is the server's, so that it finds what is far down. */
export function RunLog({ run }: { run: RunDetail }) {
  const [filter, setFilter] = useState<LogFilter>(ALL);
  const query = useJournal(questionOf(run.run_id, filter), progressOf(run));
  const events = inOrder(query.data?.pages ?? []);
  const isFiltered = filter.level !== '' || filter.stage !== null;
  return (
    <Panel title="Log">
      <LogFilters filter={filter} stages={run.stages.length} onChange={(part) => setFilter({ ...filter, ...part })} />
      {query.isPending && (
        <Text size="sm" c="dimmed" role="status" mt="sm">
          Loading the log…
        </Text>
      )}
      {query.error && !query.data && <LoadFailed what="The log" error={query.error} retry={() => void query.refetch()} />}
      {/* The box is focused by keyboard users who want to scroll it. */}
      <div className={classes.log} role="region" aria-label="Events, oldest first" tabIndex={0}>
        {query.data && events.length === 0 && <p className={classes.none}>{isFiltered ? emptyLog(true) : 'This run has written no log.'}</p>}
        <LogEntries events={events} />
      </div>
      {query.hasMore && (
        <Button variant="default" size="xs" mt="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Panel>
  );
}
