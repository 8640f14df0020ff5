import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';

import type { WriterTask } from '@/api/rowTypes';
import { CONTENT_TYPES, labelOf } from '@/components/common/choices';
import { formatCount } from '@/components/common/format';
import { RelativeTime } from '@/components/common/RelativeTime';
import { StatusBadge } from '@/components/common/StatusBadge';
import { taskBadge } from '@/components/common/tone';
import { WorkBadge } from '@/components/common/WorkBadge';
import type { Column } from '@/components/table/column';

import { articleAddress } from './addresses';
import { ClusterLink } from './ClusterLink';

function Title({ title, idea_id: ideaId }: WriterTask) {
  return (
    <>
      {title}
      {ideaId === null && (
        <Text span size="xs" c="dimmed" ml={6} style={{ whiteSpace: 'nowrap' }}>
          By hand
        </Text>
      )}
    </>
  );
}

function Article({ content_id: id, site_id: siteId, title }: WriterTask) {
  if (id === null) return <>–</>;
  return (
    <Anchor component={Link} to={articleAddress(siteId, id)} size="sm" aria-label={`Open the article “${title}”`}>
      Open
    </Anchor>
  );
}

/** `now` lets "5 minutes ago" go on. */
export function taskColumns(now: number): Column<WriterTask>[] {
  return [
    { id: 'title', header: 'Title', sortBy: 'title', isTitle: true, cell: Title },
    { id: 'cluster', header: 'Cluster', wraps: true, cell: (row) => <ClusterLink cluster={row.cluster} siteId={row.site_id} /> },
    { id: 'type', header: 'Type', isMinor: true, cell: ({ content_type }) => labelOf(CONTENT_TYPES, content_type) },
    { id: 'words', header: 'Words wanted', sortBy: 'word_count', isNumber: true, cell: ({ word_count }) => formatCount(word_count) },
    { id: 'status', header: 'Status', sortBy: 'status', cell: ({ status }) => <StatusBadge {...taskBadge(status)} /> },
    { id: 'work', header: 'AI work', cell: ({ work_state }) => <WorkBadge state={work_state} /> },
    { id: 'article', header: 'Article', cell: Article },
    {
      id: 'created', header: 'Added', sortBy: 'created_at', largestFirst: true, isMinor: true,
      cell: ({ created_at }) => <RelativeTime at={created_at} now={now} />,
    },
  ];
}
