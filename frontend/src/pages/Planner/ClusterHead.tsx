import { ActionIcon, Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { clustersApi } from '@/api/rows';
import type { Cluster } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { BackLink } from '@/components/common/BackLink';
import { INTENTS, labelOf } from '@/components/common/choices';
import { formatCount, formatMaybe } from '@/components/common/format';
import { Icon } from '@/components/common/Icon';
import { Notice } from '@/components/common/Notice';
import { PageHeader } from '@/components/common/PageHeader';
import { StatusBadge } from '@/components/common/StatusBadge';
import { statusBadge } from '@/components/common/tone';
import { WorkBadge } from '@/components/common/WorkBadge';
import { useWork } from '@/hooks/useWork';

import { clusterAddress, clustersAddress } from './addresses';
import { ClusterDialogs, type ClusterDialog } from './ClusterDialogs';
import classes from './ClusterPage.module.css';
import { useBulkChange } from './useBulkChange';

function Buttons({ cluster, setOpen }: { cluster: Cluster; setOpen: (open: ClusterDialog) => void }) {
  const { id, site_id: siteId, disabled } = cluster;
  const { ask } = useWork();
  const { change, isBusy } = useBulkChange(clustersApi, siteId, 'cluster');
  return (
    <>
      <Menu position="bottom-end" width={190} shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More actions" loading={isBusy}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen({ kind: 'merge', ids: [id] })}>Merge into…</Menu.Item>
          <Menu.Item onClick={() => change([id], { disabled: !disabled }, disabled ? 'enabled' : 'disabled')}>
            {disabled ? 'Enable' : 'Disable'}
          </Menu.Item>
          <Menu.Item c="var(--bad-text)" onClick={() => setOpen({ kind: 'delete', ids: [id] })}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<Icon name="edit" size={16} />} onClick={() => setOpen({ kind: 'form', cluster })}>
        Rename
      </Button>
      <Button
        leftSection={<Icon name="spark" size={16} />}
        disabled={disabled}
        onClick={() => ask({ function: 'generate_ideas', ids: [id], siteId })}
      >
        Generate ideas
      </Button>
    </>
  );
}

function Figures({ cluster }: { cluster: Cluster }) {
  const facts = [
    ['Keywords', formatCount(cluster.keywords_count)],
    ['Volume', formatMaybe(cluster.volume)],
    ['Intent', labelOf(INTENTS, cluster.search_intent)],
    ['Ideas', formatCount(cluster.ideas_count)],
    ['Status', <StatusBadge key="status" {...statusBadge(cluster.status)} />],
    ['AI work', <WorkBadge key="work" state={cluster.work_state} />],
  ] as const;
  return (
    <dl className={classes.facts} aria-label="Figures">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Name, figures and moves of a cluster. */
export function ClusterHead({ cluster, site }: { cluster: Cluster; site: Site }) {
  const [open, setOpen] = useState<ClusterDialog>(null);
  const navigate = useNavigate();
  const leave = (into: Cluster | null) =>
    void navigate(into ? clusterAddress(into.id, site.id) : clustersAddress(site.id), { replace: true });
  return (
    <>
      <BackLink to={clustersAddress(site.id)}>Clusters</BackLink>
      <PageHeader title={cluster.name} of={site.domain}>
        {site.role !== 'viewer' && <Buttons cluster={cluster} setOpen={setOpen} />}
      </PageHeader>
      {cluster.description && <p className={classes.description}>{cluster.description}</p>}
      <Figures cluster={cluster} />
      {cluster.disabled && (
        <div className={classes.notice}>
          <Notice tone="hold">
            This cluster is disabled: the automation leaves it alone, and nothing can be moved into it.
          </Notice>
        </div>
      )}
      <ClusterDialogs siteId={site.id} open={open} onClose={() => setOpen(null)} onGone={leave} />
    </>
  );
}
