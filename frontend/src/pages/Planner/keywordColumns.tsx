import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';

import type { Keyword } from '@/api/rowTypes';
import { INTENTS, labelOf } from '@/components/common/choices';
import { formatMaybe } from '@/components/common/format';
import { RelativeTime } from '@/components/common/RelativeTime';
import { StatusBadge } from '@/components/common/StatusBadge';
import { statusBadge } from '@/components/common/tone';
import { WorkBadge } from '@/components/common/WorkBadge';
import type { Column } from '@/components/table/column';

import { clusterAddress } from './addresses';

function Phrase({ keyword, disabled, country }: Keyword) {
  return (
    <>
      {keyword}
      {country && (
        <Text span size="xs" c="dimmed" ml={6}>
          {country}
        </Text>
      )}
      {disabled && (
        <Text span size="xs" c="dimmed" ml={6}>
          Disabled
        </Text>
      )}
    </>
  );
}

/** `now` lets "5 minutes ago" go on. */
export function keywordColumns(now: number): Column<Keyword>[] {
  return [
    { id: 'keyword', header: 'Keyword', sortBy: 'keyword', isTitle: true, cell: Phrase },
    { id: 'volume', header: 'Volume', sortBy: 'volume', isNumber: true, cell: ({ volume }) => formatMaybe(volume) },
    {
      id: 'difficulty', header: 'Difficulty', sortBy: 'difficulty', isNumber: true, isMinor: true,
      cell: ({ difficulty }) => formatMaybe(difficulty),
    },
    {
      id: 'intent', header: 'Intent', sortBy: 'intent', isMinor: true,
      cell: ({ intent }) => labelOf(INTENTS, intent),
    },
    {
      id: 'cluster', header: 'Cluster', sortBy: 'cluster__name', wraps: true,
      cell: ({ cluster, site_id }) =>
        cluster ? (
          <Anchor component={Link} to={clusterAddress(cluster.id, site_id)} size="sm" c="inherit" underline="always">
            {cluster.name}
          </Anchor>
        ) : (
          '–'
        ),
    },
    { id: 'status', header: 'Status', sortBy: 'status', cell: ({ status }) => <StatusBadge {...statusBadge(status)} /> },
    { id: 'work', header: 'AI work', cell: ({ work_state }) => <WorkBadge state={work_state} /> },
    {
      id: 'created', header: 'Added', sortBy: 'created_at', largestFirst: true, isMinor: true,
      cell: ({ created_at }) => <RelativeTime at={created_at} now={now} />,
    },
  ];
}
