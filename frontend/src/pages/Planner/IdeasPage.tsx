import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';

import { ideasApi } from '@/api/rows';
import type { Site } from '@/api/types';
import { Icon } from '@/components/common/Icon';
import { PageHeader } from '@/components/common/PageHeader';
import { SiteGate } from '@/components/common/SiteGate';
import { EmptyState } from '@/components/table/EmptyState';
import { ExportMenu } from '@/components/table/ExportMenu';
import { ListFilters } from '@/components/table/ListFilters';
import { NothingFound } from '@/components/table/NothingFound';
import { useListState } from '@/hooks/useListState';
import { useSite } from '@/hooks/useSite';

import { clustersAddress } from './addresses';
import { ClusterSelect } from './ClusterSelect';
import { IDEA_FILTERS, IDEA_LIST } from './ideaList';
import { IdeaTable, type IdeaDialog } from './IdeaTable';

function Empty({ siteId }: { siteId: number }) {
  return (
    <EmptyState
      title="No ideas yet"
      action={
        <Button component={Link} to={clustersAddress(siteId)}>
          Choose clusters
        </Button>
      }
    >
      An idea is an article worth writing: a title, an angle and an outline. Select clusters and let the AI plan articles for
      them, or let the automation do it.
    </EmptyState>
  );
}

function Ideas({ site }: { site: Site }) {
  const list = useListState(IDEA_LIST);
  const [open, setOpen] = useState<IdeaDialog>(null);
  const filters = (
    <ListFilters list={list} search="Search ideas" filters={IDEA_FILTERS}>
      <ClusterSelect
        siteId={site.id}
        label="Cluster"
        value={list.question.filters['cluster_id'] ?? null}
        onChange={(value) => list.setFilter('cluster_id', value)}
        isFilter
      />
    </ListFilters>
  );
  return (
    <>
      <PageHeader title="Ideas" of={site.domain}>
        <ExportMenu urlOf={(format) => ideasApi.exportUrl(site.id, list.question, format)} />
        {site.role !== 'viewer' && (
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setOpen({ kind: 'form', idea: null })}>
            New idea
          </Button>
        )}
      </PageHeader>
      <IdeaTable
        site={site}
        list={list}
        open={open}
        setOpen={setOpen}
        toolbar={filters}
        empty={list.isNarrowed ? <NothingFound noun="idea" onClear={list.clear} /> : <Empty siteId={site.id} />}
      />
    </>
  );
}

export default function IdeasPage() {
  return <SiteGate found={useSite()}>{(site) => <Ideas site={site} />}</SiteGate>;
}
