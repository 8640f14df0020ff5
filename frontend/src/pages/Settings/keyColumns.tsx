import { Code, Text } from '@mantine/core';

import type { ApiKey } from '@/api/accounts';
import { RelativeTime } from '@/components/common/RelativeTime';
import { StatusBadge } from '@/components/common/StatusBadge';
import type { Column } from '@/components/table/column';

import { endTitle, keyBadge, scopeLabel } from './keyView';

function Name({ name, prefix }: ApiKey) {
  return (
    <>
      {name}
      <Text size="xs" component="div">
        <Code>{prefix}…</Code>
      </Text>
    </>
  );
}

export function keyColumns(now: number): Column<ApiKey>[] {
  return [
    { id: 'name', header: 'Key', sortBy: 'name', isTitle: true, cell: Name },
    { id: 'scope', header: 'It may', cell: ({ scope }) => scopeLabel(scope) },
    {
      id: 'status', header: 'State', sortBy: 'expires_at', largestFirst: true,
      cell: (key) => (
        <span title={endTitle(key.expires_at)}>
          <StatusBadge {...keyBadge(key, now)} />
        </span>
      ),
    },
    {
      id: 'used', header: 'Last used', sortBy: 'last_used_at', largestFirst: true,
      cell: ({ last_used_at: at }) => (at === null ? 'Never' : <RelativeTime at={at} now={now} />),
    },
    { id: 'by', header: 'Made by', isMinor: true, wraps: true, cell: ({ made_by: { email } }) => email },
    {
      id: 'made', header: 'Made', sortBy: 'created_at', largestFirst: true, isMinor: true,
      cell: ({ created_at: at }) => <RelativeTime at={at} now={now} />,
    },
  ];
}
