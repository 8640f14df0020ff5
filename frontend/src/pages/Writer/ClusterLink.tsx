import { Anchor } from '@mantine/core';
import { Link } from 'react-router';

import type { Named } from '@/api/rowTypes';

import { clusterAddress } from './addresses';

export function ClusterLink({ cluster, siteId }: { cluster: Named | null; siteId: number }) {
  if (cluster === null) return <>–</>;
  return (
    <Anchor component={Link} to={clusterAddress(siteId, cluster.id)} size="sm" c="inherit" underline="always">
      {cluster.name}
    </Anchor>
  );
}
