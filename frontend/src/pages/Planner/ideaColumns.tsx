import { Anchor, UnstyledButton } from '@mantine/core';
import { Link } from 'react-router';

import type { Idea } from '@/api/rowTypes';
import { CONTENT_TYPES, INTENTS, labelOf } from '@/components/common/choices';
import { formatCount } from '@/components/common/format';
import { RelativeTime } from '@/components/common/RelativeTime';
import { StatusBadge } from '@/components/common/StatusBadge';
import { statusBadge } from '@/components/common/tone';
import { WorkBadge } from '@/components/common/WorkBadge';
import type { Column } from '@/components/table/column';

import { clusterAddress, taskAddress } from './addresses';
import classes from './ideaColumns.module.css';

function Status({ idea_title, site_id, status, task_id }: Idea) {
  const badge = statusBadge(status);
  if (task_id === null) return <StatusBadge {...badge} />;
  return (
    <Link
      to={taskAddress(idea_title, site_id)}
      className={classes.task}
      aria-label={`${badge.label}: task of ${idea_title}`}
      title="Show its task"
    >
      <StatusBadge {...badge} />
    </Link>
  );
}

const CLUSTER: Column<Idea> = {
  id: 'cluster', header: 'Cluster', sortBy: 'keyword_cluster__name', wraps: true,
  cell: ({ cluster, site_id }) => (
    <Anchor component={Link} to={clusterAddress(cluster.id, site_id)} size="sm" c="inherit" underline="always">
      {cluster.name}
    </Anchor>
  ),
};

/** On the page of a cluster its name is left out. `now` lets "5 minutes ago" go on. */
export function ideaColumns(now: number, onOpen: (idea: Idea) => void, withCluster: boolean): Column<Idea>[] {
  return [
    {
      id: 'title', header: 'Title', sortBy: 'idea_title', isTitle: true,
      cell: (idea) => (
        <UnstyledButton className={classes.title ?? ''} onClick={() => onOpen(idea)}>
          {idea.idea_title}
        </UnstyledButton>
      ),
    },
    ...(withCluster ? [CLUSTER] : []),
    { id: 'type', header: 'Type', sortBy: 'content_type', cell: ({ content_type: type }) => labelOf(CONTENT_TYPES, type) },
    {
      id: 'intent', header: 'Intent', sortBy: 'search_intent', isMinor: true,
      cell: ({ search_intent: intent }) => labelOf(INTENTS, intent),
    },
    {
      id: 'words', header: 'Words', sortBy: 'word_count', isNumber: true, isMinor: true,
      cell: ({ word_count: words }) => formatCount(words),
    },
    { id: 'status', header: 'Status', sortBy: 'status', cell: Status },
    { id: 'work', header: 'AI work', cell: ({ work_state }) => <WorkBadge state={work_state} /> },
    {
      id: 'created', header: 'Added', sortBy: 'created_at', largestFirst: true, isExtra: true,
      cell: ({ created_at }) => <RelativeTime at={created_at} now={now} />,
    },
  ];
}
