import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';

import type { ContentRow } from '@/api/rowTypes';
import { formatCount } from '@/components/common/format';
import { RelativeTime } from '@/components/common/RelativeTime';
import { StatusBadge } from '@/components/common/StatusBadge';
import { statusBadge } from '@/components/common/tone';
import { WorkBadge } from '@/components/common/WorkBadge';
import type { Column } from '@/components/table/column';

import { articleAddress } from './addresses';
import { ClusterLink } from './ClusterLink';
import { imagesText, isSentBack } from './contentView';

function Title(row: ContentRow) {
  return (
    <>
      <Anchor component={Link} to={articleAddress(row.site_id, row.id)} c="inherit" inherit>
        {row.title}
      </Anchor>
      {isSentBack(row) && (
        <Text span size="xs" c="var(--warn-text)" ml={6} style={{ whiteSpace: 'nowrap' }}>
          Sent back
        </Text>
      )}
    </>
  );
}

function Images({ images }: ContentRow) {
  return images.failed > 0 ? <Text span size="sm" c="var(--bad-text)">{imagesText(images)}</Text> : imagesText(images);
}

/** `now` lets "5 minutes ago" go on. */
export function contentColumns(now: number): Column<ContentRow>[] {
  return [
    { id: 'title', header: 'Title', sortBy: 'title', isTitle: true, cell: Title },
    { id: 'words', header: 'Words', sortBy: 'word_count', isNumber: true, cell: ({ word_count }) => formatCount(word_count) },
    { id: 'status', header: 'Status', sortBy: 'status', cell: ({ status }) => <StatusBadge {...statusBadge(status)} /> },
    { id: 'images', header: 'Images', cell: Images },
    { id: 'work', header: 'AI work', cell: ({ work_state }) => <WorkBadge state={work_state} /> },
    {
      id: 'cluster', header: 'Cluster', wraps: true, isMinor: true,
      cell: ({ cluster, site_id }) => <ClusterLink cluster={cluster} siteId={site_id} />,
    },
    {
      id: 'updated', header: 'Updated', sortBy: 'updated_at', largestFirst: true,
      cell: ({ updated_at }) => <RelativeTime at={updated_at} now={now} />,
    },
  ];
}
