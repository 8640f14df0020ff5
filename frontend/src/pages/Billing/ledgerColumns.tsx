import { Anchor } from '@mantine/core';
import { Link } from 'react-router';

import type { LedgerEntry } from '@/api/billing';
import { RelativeTime } from '@/components/common/RelativeTime';
import { StatusBadge } from '@/components/common/StatusBadge';
import type { Column } from '@/components/table/column';

import { functionName } from './functionNames';
import { kindBadge, signed, titleOf } from './ledgerView';

function RunLink({ run_id: runId, site }: LedgerEntry) {
  if (!runId || !site) return <>–</>;
  const to = `/automation/runs/${encodeURIComponent(runId)}?site=${site.id}`;
  return (
    <Anchor component={Link} to={to} size="sm" c="inherit" underline="always">
      Run
    </Anchor>
  );
}

function SiteLink({ site }: LedgerEntry) {
  if (!site) return <>–</>;
  return (
    <Anchor component={Link} to={`/automation?site=${site.id}`} size="sm" c="inherit" underline="always">
      {site.domain}
    </Anchor>
  );
}

export function ledgerColumns(now: number): Column<LedgerEntry>[] {
  return [
    { id: 'what', header: 'What for', isTitle: true, cell: titleOf },
    {
      id: 'time', header: 'When', sortBy: 'id', largestFirst: true,
      cell: ({ created_at: at }) => <RelativeTime at={at} now={now} />,
    },
    { id: 'kind', header: 'Kind', cell: ({ kind }) => <StatusBadge {...kindBadge(kind)} /> },
    { id: 'function', header: 'Function', isMinor: true, cell: ({ function: name }) => functionName(name) },
    { id: 'site', header: 'Site', wraps: true, cell: SiteLink },
    { id: 'run', header: 'Run', isMinor: true, cell: RunLink },
    { id: 'held', header: 'Held', isNumber: true, isMinor: true, cell: ({ reserved_change: change }) => signed(change) },
    { id: 'credits', header: 'Credits', sortBy: 'balance_change', isNumber: true, cell: ({ balance_change: change }) => signed(change) },
  ];
}
