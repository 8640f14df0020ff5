import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';

import { messageOf } from '@/api/errors';
import { ideasApi, keywordsApi } from '@/api/rows';
import type { Cluster } from '@/api/rowTypes';
import { formatCounted } from '@/components/common/format';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { useClusterContents } from '@/hooks/useClusters';
import { useRowMoves } from '@/hooks/useRows';

import { ClusterSelect } from './ClusterSelect';
import { moveText, type Moved } from './clusterText';
import { useUndoable } from './useUndoable';

interface Props {
  siteId: number;
  noun: Moved;
  ids: number[];
  /** The cluster that all of them are in, where that is known: the move can be undone then. */
  from?: Cluster | undefined;
  onDone: () => void;
  onClose: () => void;
}

const HINT: Record<Moved, string> = {
  keyword: 'Volume and intent of the clusters are worked out anew; ideas stay where they are.',
  idea: 'Keywords stay where they are. Ideas that are with the writer cannot be moved.',
};

/** The cluster that was chosen, with how full it is. */
function useTarget(chosen: string | null) {
  const { data } = useClusterContents(chosen === null ? [] : [Number(chosen)]);
  return data?.clusters.find(({ id }) => id === Number(chosen));
}

function useRowsOf(noun: Moved, siteId: number) {
  const keywords = useRowMoves(keywordsApi, siteId).changeMany;
  const ideas = useRowMoves(ideasApi, siteId).changeMany;
  return noun === 'keyword' ? { api: keywordsApi, changeMany: keywords } : { api: ideasApi, changeMany: ideas };
}

function useMove({ siteId, noun, ids, from, onDone }: Props) {
  const { api, changeMany } = useRowsOf(noun, siteId);
  const sayUndoable = useUndoable();
  const what = formatCounted(ids.length, noun);
  const say = (into: string) => {
    const text = `${what} moved to “${into}”.`;
    if (!from) return notifyDone(text);
    const back = () => api.changeMany(ids, { cluster_id: from.id });
    sayUndoable(text, back, `${what} moved back to “${from.name}”.`);
  };
  const move = (into: { id: number; name: string }) =>
    changeMany.mutate(
      { ids, changes: { cluster_id: into.id } },
      {
        onSuccess: () => {
          say(into.name);
          onDone();
        },
      },
    );
  return { move, isBusy: changeMany.isPending, error: changeMany.error };
}

/** Keywords or ideas into a cluster that is there. */
export default function MoveModal(props: Props) {
  const { siteId, noun, ids, from, onClose } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const target = useTarget(chosen);
  const { move, isBusy, error } = useMove(props);
  const what = formatCounted(ids.length, noun);
  return (
    <Modal opened onClose={onClose} title={`Move ${what} to a cluster`}>
      <Stack gap="md">
        <ClusterSelect
          siteId={siteId}
          label="Cluster"
          isRequired
          value={chosen}
          onChange={setChosen}
          without={from?.id}
        />
        {/* The line is there before its words: nothing moves when they come. */}
        <Text size="sm" mih={44} aria-live="polite">
          {target ? moveText(ids.length, noun, target, from) : HINT[noun]}
        </Text>
        {target?.disabled && <Notice tone="warn">“{target.name}” is disabled. Enable it first.</Notice>}
        {error && <Notice tone="bad">{messageOf(error)}</Notice>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!target || target.disabled} loading={isBusy} onClick={() => target && move(target)}>
            Move {what}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
