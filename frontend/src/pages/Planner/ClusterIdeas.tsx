import { Button } from '@mantine/core';
import { useState } from 'react';

import type { Cluster } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { Icon } from '@/components/common/Icon';
import { EmptyState } from '@/components/table/EmptyState';
import { ListFilters } from '@/components/table/ListFilters';
import { NothingFound } from '@/components/table/NothingFound';
import { useListState } from '@/hooks/useListState';
import { useWork } from '@/hooks/useWork';

import { CLUSTER_IDEA_LIST, IDEA_FILTERS } from './ideaList';
import { IdeaTable, type IdeaDialog } from './IdeaTable';
import { inCluster } from './inCluster';

function Empty({ cluster, mayWrite }: { cluster: Cluster; mayWrite: boolean }) {
  const { ask } = useWork();
  const generate = () => ask({ function: 'generate_ideas', ids: [cluster.id], siteId: cluster.site_id });
  return (
    <EmptyState title="No ideas yet" action={mayWrite && <Button onClick={generate}>Generate ideas</Button>}>
      Let the AI plan articles for its {cluster.keywords_count === 1 ? 'keyword' : 'keywords'}, or add one of your own.
    </EmptyState>
  );
}

/** The articles that are planned for a cluster. */
export function ClusterIdeas({ site, cluster }: { site: Site; cluster: Cluster }) {
  const list = useListState(CLUSTER_IDEA_LIST);
  const [open, setOpen] = useState<IdeaDialog>(null);
  const mayWrite = site.role !== 'viewer';
  return (
    <IdeaTable
      site={site}
      list={inCluster(list, cluster.id)}
      open={open}
      setOpen={setOpen}
      cluster={cluster}
      toolbar={
        <ListFilters list={list} search="Search its ideas" filters={IDEA_FILTERS}>
          {mayWrite && (
            <Button
              variant="default"
              ml="auto"
              leftSection={<Icon name="plus" size={16} />}
              onClick={() => setOpen({ kind: 'form', idea: null })}
            >
              New idea
            </Button>
          )}
        </ListFilters>
      }
      empty={list.isNarrowed ? <NothingFound noun="idea" onClear={list.clear} /> : <Empty cluster={cluster} mayWrite={mayWrite} />}
    />
  );
}
