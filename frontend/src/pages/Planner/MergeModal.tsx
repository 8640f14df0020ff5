import { Button, Group, Modal, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';

import type { ClusterContents } from '@/api/clusters';
import { messageOf } from '@/api/errors';
import type { Cluster } from '@/api/rowTypes';
import { formatCounted } from '@/components/common/format';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { useClusterContents, useClusterMoves } from '@/hooks/useClusters';

import { ClusterSelect } from './ClusterSelect';
import { goneText, mergeText } from './clusterText';
import { mergedIds, mergeTarget, type OneCluster } from './mergeTarget';

interface Props {
  siteId: number;
  /** One goes into any other cluster of the site; of several one is the place for the rest. */
  ids: number[];
  onDone: (into: Cluster) => void;
  onClose: () => void;
}

interface TargetProps {
  value: number | null;
  onChange: (value: number | null) => void;
}

const idOf = (value: string | null) => (value === null ? null : Number(value));
const textOf = (id: number | null) => (id === null ? null : String(id));

/** Any other cluster of the site. */
function AnyTarget({ siteId, own, value, onChange }: TargetProps & { siteId: number; own: number | undefined }) {
  return (
    <ClusterSelect
      siteId={siteId}
      label="Cluster"
      isRequired
      value={textOf(value)}
      onChange={(chosen) => onChange(idOf(chosen))}
      without={own}
    />
  );
}

/** One of the selected clusters. */
function OwnTarget({ contents, value, onChange }: TargetProps & { contents: ClusterContents | undefined }) {
  if (!contents) return <Skeleton h={60} aria-label="Counting what is in the clusters" />;
  return (
    <Select
      label="The one that stays"
      data={contents.clusters.map(({ id, name, disabled, keywords_count: count }) => ({
        value: String(id),
        label: `${name} (${formatCounted(count, 'keyword')})`,
        disabled,
      }))}
      value={textOf(value)}
      onChange={(chosen) => onChange(idOf(chosen))}
      allowDeselect={false}
      searchable={contents.clusters.length > 8}
    />
  );
}

/** What goes where, and which names are gone. */
function Outcome({ into, contents }: { into: OneCluster; contents: ClusterContents }) {
  if (into.disabled) return <Notice tone="warn">“{into.name}” is disabled. Enable it first.</Notice>;
  return (
    <Stack gap={6} aria-live="polite">
      <Text size="sm">{mergeText(into, contents)}</Text>
      <Text size="sm">
        {goneText(into, contents)} To part them again, split keywords off on the page of “{into.name}” and move ideas to
        the new cluster.
      </Text>
    </Stack>
  );
}

function useMerge({ ids, onDone }: Props) {
  const [chosen, setChosen] = useState<number | null>(null);
  const all = mergedIds(ids, chosen);
  const contents = useClusterContents(all);
  const { merge } = useClusterMoves();
  const into = mergeTarget(ids, chosen, contents.data?.clusters ?? []);
  const others = all.filter((id) => id !== into?.id);
  const submit = () => {
    if (!into) return;
    const onSuccess = (cluster: Cluster) => {
      notifyDone(`${formatCounted(others.length, 'cluster')} merged into “${cluster.name}”.`);
      onDone(cluster);
    };
    merge.mutate({ intoId: into.id, ids: others }, { onSuccess });
  };
  return { chosen, setChosen, contents, into, merge, submit };
}

/** Several clusters into one, with what that means in numbers before it is done. */
export default function MergeModal(props: Props) {
  const { siteId, ids, onClose } = props;
  const { chosen, setChosen, contents, into, merge, submit } = useMerge(props);
  const isOne = ids.length === 1;
  const title = isOne ? 'Merge into another cluster' : `Merge ${formatCounted(ids.length, 'cluster')}`;
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack gap="md">
        {isOne ? (
          <AnyTarget siteId={siteId} own={ids[0]} value={chosen} onChange={setChosen} />
        ) : (
          <OwnTarget contents={contents.data} value={into?.id ?? null} onChange={setChosen} />
        )}
        {contents.error && (
          <LoadFailed what="What is in the clusters" error={contents.error} retry={() => void contents.refetch()} />
        )}
        {into && contents.data && <Outcome into={into} contents={contents.data} />}
        {merge.error && <Notice tone="bad">{messageOf(merge.error)}</Notice>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={submit} loading={merge.isPending} disabled={!into || into.disabled}>
            Merge
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
