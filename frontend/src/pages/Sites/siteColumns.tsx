import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';

import type { Site } from '@/api/types';
import { labelOf, ROLES } from '@/components/common/choices';
import { formatCount } from '@/components/common/format';
import { languageName } from '@/components/common/language';
import { RelativeTime } from '@/components/common/RelativeTime';
import { StatusBadge } from '@/components/common/StatusBadge';
import { badgeOf } from '@/components/common/tone';
import type { Column } from '@/components/table/column';

function Domain({ id, domain, name }: Site) {
  return (
    <>
      <Anchor component={Link} to={`/automation?site=${id}`} size="sm" fw={500} c="inherit" underline="always">
        {domain}
      </Anchor>
      {name && (
        <Text size="xs" c="dimmed">
          {name}
        </Text>
      )}
    </>
  );
}

function Count({ of, to, value }: { of: Site; to: string; value: number }) {
  return (
    <Anchor component={Link} to={`${to}?site=${of.id}`} size="sm" c="inherit" aria-label={`${formatCount(value)} of ${of.domain}`}>
      {formatCount(value)}
    </Anchor>
  );
}

/** `hasAccounts`: the reader belongs to several, so each site says whose it is. */
export function siteColumns(now: number, hasAccounts: boolean): Column<Site>[] {
  const account: Column<Site> = { id: 'account', header: 'Account', wraps: true, isMinor: true, cell: ({ account: { name } }) => name };
  return [
    { id: 'domain', header: 'Domain', sortBy: 'domain', isTitle: true, cell: Domain },
    ...(hasAccounts ? [account] : []),
    { id: 'role', header: 'Your role', isMinor: true, cell: ({ role }) => labelOf(ROLES, role) },
    { id: 'timezone', header: 'Time zone', cell: ({ timezone }) => timezone },
    { id: 'language', header: 'Language', isMinor: true, cell: ({ language }) => languageName(language) || language },
    {
      id: 'keywords', header: 'Keywords', sortBy: 'keywords_count', isNumber: true,
      cell: (site) => <Count of={site} to="/planner/keywords" value={site.keywords_count} />,
    },
    {
      id: 'articles', header: 'Articles', sortBy: 'articles_count', isNumber: true,
      cell: (site) => <Count of={site} to="/writer/content" value={site.articles_count} />,
    },
    {
      id: 'run', header: 'Run', cell: ({ run_status: status }) => (status ? <StatusBadge {...badgeOf(status)} /> : '–'),
    },
    {
      id: 'created', header: 'Added', sortBy: 'created_at', largestFirst: true, isMinor: true,
      cell: ({ created_at }) => <RelativeTime at={created_at} now={now} />,
    },
  ];
}
