import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';

import type { Cluster } from '@/api/rowTypes';
import { INTENTS, labelOf } from '@/components/common/choices';
import { formatCount, formatMaybe } from '@/components/common/format';
import { RelativeTime } from '@/components/common/RelativeTime';
import { StatusBadge } from '@/components/common/StatusBadge';
import { statusBadge } from '@/components/common/tone';
import { WorkBadge } from '@/components/common/WorkBadge';
import type { Column } from '@/components/table/column';

import { clusterAddress } from './addresses';

function Name({ id, site_id, name, disabled }: Cluster) {
  return (
    <>
      <Anchor component={Link} to={clusterAddress(id, site_id)} size="sm" fw={500} c="inherit" underline="hover">
        {name}
      </Anchor>
      {disabled && (
        <Text span size="xs" c="dimmed" ml={6}>
          Disabled
        </Text>
      )}
    </>
  );
}

function Ideas({ id, site_id, name, ideas_count: count }: Cluster) {
  if (count === 0) return '0';
  return (
    <Anchor
      component={Link}
      to={clusterAddress(id, site_id, 'ideas')}
      size="sm"
      c="inherit"
      underline="always"
      aria-label={`Ideas of ${name}: ${formatCount(count)}`}
    >
      {formatCount(count)}
    </Anchor>
  );
}

/** `now` lets "5 minutes ago" go on. */
export function clusterColumns(now: number): Column<Cluster>[] {
  return [
    { id: 'name', header: 'Cluster', sortBy: 'name', isTitle: true, cell: Name },
    {
      id: 'keywords', header: 'Keywords', sortBy: 'keywords_count', isNumber: true,
      cell: ({ keywords_count: count }) => formatCount(count),
    },
    { id: 'ideas', header: 'Ideas', sortBy: 'ideas_count', isNumber: true, cell: Ideas },
    { id: 'volume', header: 'Volume', sortBy: 'volume', isNumber: true, cell: ({ volume }) => formatMaybe(volume) },
    {
      id: 'intent', header: 'Intent', sortBy: 'search_intent', isMinor: true,
      cell: ({ search_intent: intent }) => labelOf(INTENTS, intent),
    },
    { id: 'status', header: 'Status', sortBy: 'status', cell: ({ status }) => <StatusBadge {...statusBadge(status)} /> },
    { id: 'work', header: 'AI work', cell: ({ work_state }) => <WorkBadge state={work_state} /> },
    {
      id: 'created', header: 'Added', sortBy: 'created_at', largestFirst: true, isMinor: true,
      cell: ({ created_at }) => <RelativeTime at={created_at} now={now} />,
    },
  ];
}
