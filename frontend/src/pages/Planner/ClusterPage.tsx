import { Button, Tabs } from '@mantine/core';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';

import { ApiError } from '@/api/errors';
import { clustersApi } from '@/api/rows';
import type { Cluster } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { formatCount } from '@/components/common/format';
import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';
import { SiteGate } from '@/components/common/SiteGate';
import { EmptyState } from '@/components/table/EmptyState';
import { useRow } from '@/hooks/useRows';
import { useSite } from '@/hooks/useSite';

import { clusterAddress, clustersAddress } from './addresses';
import { ClusterHead } from './ClusterHead';
import { ClusterIdeas } from './ClusterIdeas';
import { ClusterKeywords } from './ClusterKeywords';

/** What it is made of and what is made of it. Each list begins anew: the address has the filters of one alone. */
function Contents({ cluster, site }: { cluster: Cluster; site: Site }) {
  const [address, setAddress] = useSearchParams();
  const tab = address.get('tab') === 'ideas' ? 'ideas' : 'keywords';
  const show = (next: string | null) =>
    setAddress({ site: String(site.id), ...(next === 'ideas' ? { tab: 'ideas' } : {}) }, { replace: true });
  return (
    <Tabs value={tab} onChange={show} keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="keywords">Keywords ({formatCount(cluster.keywords_count)})</Tabs.Tab>
        <Tabs.Tab value="ideas">Ideas ({formatCount(cluster.ideas_count)})</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="keywords">
        <ClusterKeywords cluster={cluster} mayWrite={site.role !== 'viewer'} />
      </Tabs.Panel>
      <Tabs.Panel value="ideas">
        <ClusterIdeas site={site} cluster={cluster} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Gone({ siteId }: { siteId: number }) {
  return (
    <EmptyState
      title="This cluster is not there"
      action={
        <Button component={Link} to={clustersAddress(siteId)}>
          Show clusters
        </Button>
      }
    >
      It was deleted or merged into another one.
    </EmptyState>
  );
}

function OneCluster({ id, site }: { id: number; site: Site }) {
  const [address] = useSearchParams();
  const { data: cluster, error, refetch } = useRow(clustersApi, id);
  if (cluster && cluster.site_id !== site.id) {
    // Either the link names no site, or the reader has chosen another one and wants to see what that has.
    const isChosen = address.get('site') === String(site.id);
    return <Navigate to={isChosen ? clustersAddress(site.id) : clusterAddress(id, cluster.site_id)} replace />;
  }
  if (cluster) {
    return (
      <>
        <ClusterHead cluster={cluster} site={site} />
        <Contents cluster={cluster} site={site} />
      </>
    );
  }
  if (error instanceof ApiError && error.status === 404) return <Gone siteId={site.id} />;
  if (error) return <LoadFailed what="This cluster" error={error} retry={() => void refetch()} />;
  return <PageLoader />;
}

/** One cluster: its keywords, its ideas, and what can be done with both. */
export default function ClusterPage() {
  const { id = '' } = useParams();
  return <SiteGate found={useSite()}>{(site) => <OneCluster key={id} id={Number(id)} site={site} />}</SiteGate>;
}
