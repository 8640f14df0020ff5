import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';

import type { Site } from '@/api/types';

import { LoadFailed } from './LoadFailed';
import { PageLoader } from './PageLoader';

interface Props {
  /** What `useSite` found. */
  found: { site: Site | undefined; isPending: boolean; error: unknown; refetch: () => unknown };
  /** The page of a site; it begins anew with each site. */
  children: (site: Site) => ReactNode;
  /** Where there is no site at all: instead of a sentence that says so. */
  none?: ReactNode;
}

/** In front of every page that is about one site. */
export function SiteGate({ found: { site, isPending, error, refetch }, children, none }: Props) {
  if (isPending) return <PageLoader what="the sites" />;
  if (site) return <Fragment key={site.id}>{children(site)}</Fragment>;
  if (error) return <LoadFailed what="The list of sites" error={error} retry={() => void refetch()} />;
  if (none !== undefined) return none;
  return (
    <Stack gap="xs" py="xl">
      <Title order={1} size="h3">
        No site yet
      </Title>
      <Text c="dimmed">
        Add one under{' '}
        <Anchor component={Link} to="/sites" c="inherit" underline="always">
          Sites
        </Anchor>
        , or ask an administrator to: its rows then appear here.
      </Text>
    </Stack>
  );
}
