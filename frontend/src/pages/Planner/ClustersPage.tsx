import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';

import { clustersApi } from '@/api/rows';
import type { Cluster } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { Icon } from '@/components/common/Icon';
import { PageHeader } from '@/components/common/PageHeader';
import { SiteGate } from '@/components/common/SiteGate';
import { DataTable } from '@/components/table/DataTable';
import { EmptyState } from '@/components/table/EmptyState';
import { ExportMenu } from '@/components/table/ExportMenu';
import { ListFilters } from '@/components/table/ListFilters';
import { NothingFound } from '@/components/table/NothingFound';
import { RowMenu } from '@/components/table/RowMenu';
import { useListState } from '@/hooks/useListState';
import { useNow } from '@/hooks/useNow';
import { useRows } from '@/hooks/useRows';
import { useSelection } from '@/hooks/useSelection';
import { useSite } from '@/hooks/useSite';
import { useWork } from '@/hooks/useWork';

import { ClusterBulk } from './ClusterBulk';
import { clusterColumns } from './clusterColumns';
import { ClusterDialogs, type ClusterDialog } from './ClusterDialogs';
import { CLUSTER_FILTERS, CLUSTER_LIST } from './clusterList';
import { useBulkChange } from './useBulkChange';

function Empty({ siteId }: { siteId: number }) {
  return (
    <EmptyState
      title="No clusters yet"
      action={
        <Button component={Link} to={`/planner/keywords?site=${siteId}`}>
          Choose keywords
        </Button>
      }
    >
      A cluster is a topic: keywords that one article, or a few, can answer. Select keywords and let the AI cluster them, or
      let the automation do it.
    </EmptyState>
  );
}

function useActions(siteId: number, setOpen: (open: ClusterDialog) => void) {
  const { ask } = useWork();
  const { change } = useBulkChange(clustersApi, siteId, 'cluster');
  return (row: Cluster) => (
    <RowMenu
      title={row.name}
      actions={[
        { label: 'Generate ideas', icon: 'spark', onClick: () => ask({ function: 'generate_ideas', ids: [row.id], siteId }) },
        { label: 'Edit', icon: 'edit', onClick: () => setOpen({ kind: 'form', cluster: row }) },
        { label: 'Merge into…', icon: 'group', onClick: () => setOpen({ kind: 'merge', ids: [row.id] }) },
        row.disabled
          ? { label: 'Enable', icon: 'play', onClick: () => change([row.id], { disabled: false }, 'enabled') }
          : { label: 'Disable', icon: 'pause', onClick: () => change([row.id], { disabled: true }, 'disabled') },
        { label: 'Delete', icon: 'trash', isDangerous: true, onClick: () => setOpen({ kind: 'delete', ids: [row.id] }) },
      ]}
    />
  );
}

function Clusters({ site }: { site: Site }) {
  const list = useListState(CLUSTER_LIST);
  const query = useRows(clustersApi, site.id, list);
  const selection = useSelection();
  const [open, setOpen] = useState<ClusterDialog>(null);
  const now = useNow();
  const columns = useMemo(() => clusterColumns(now), [now]);
  const actions = useActions(site.id, setOpen);
  const mayWrite = site.role !== 'viewer';
  const forget = () => {
    selection.clear();
    setOpen(null);
  };

  return (
    <>
      <PageHeader title="Clusters" of={site.domain}>
        <ExportMenu urlOf={(format) => clustersApi.exportUrl(site.id, list.question, format)} />
        {mayWrite && (
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setOpen({ kind: 'form', cluster: null })}>
            New cluster
          </Button>
        )}
      </PageHeader>
      <DataTable
        noun="cluster"
        columns={columns}
        query={query}
        list={list}
        selection={mayWrite ? selection : undefined}
        titleOf={({ name }) => name}
        actions={mayWrite ? actions : undefined}
        toolbar={<ListFilters list={list} search="Search clusters" filters={CLUSTER_FILTERS} />}
        empty={list.isNarrowed ? <NothingFound noun="cluster" onClear={list.clear} /> : <Empty siteId={site.id} />}
      />
      <ClusterBulk
        siteId={site.id}
        selection={selection}
        onMerge={(ids) => setOpen({ kind: 'merge', ids })}
        onDelete={(ids) => setOpen({ kind: 'delete', ids })}
      />
      <ClusterDialogs siteId={site.id} open={open} onClose={() => setOpen(null)} onGone={forget} />
    </>
  );
}

export default function ClustersPage() {
  return <SiteGate found={useSite()}>{(site) => <Clusters site={site} />}</SiteGate>;
}
