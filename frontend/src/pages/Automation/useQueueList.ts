import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

import { useQueue } from '@/hooks/useAutomation';

import type { QueueStage, QueueState } from './queueView';

/** One of the lists of a stage's queue. It is asked for anew when the numbers of the stage move, and has no clock of its own. */
export function useQueueList(siteId: number, runId: string, stage: QueueStage, first: QueueState) {
  const [state, setState] = useState(first);
  const [page, setPage] = useState(1);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 300);
  const question = { runId, stage: stage.number, state, search: asked, page };
  const query = useQueue(siteId, question, Object.values(stage.queue).join(' '));
  const show = (next: QueueState) => {
    setState(next);
    setPage(1);
    setSearch('');
  };
  const find = (text: string) => {
    setSearch(text);
    setPage(1);
  };
  return { query, state, show, page, setPage, search, asked, find };
}
