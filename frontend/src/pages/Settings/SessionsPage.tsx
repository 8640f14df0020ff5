import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';

import type { UserSession } from '@/api/people';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { notifyDone, notifyFailed } from '@/components/common/notify';
import { RelativeTime } from '@/components/common/RelativeTime';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/DataTable';
import { EmptyState } from '@/components/table/EmptyState';
import { useLocalList } from '@/hooks/useLocalList';
import { useNow } from '@/hooks/useNow';
import { useSessionMoves } from '@/hooks/useProfile';
import { useServerList } from '@/hooks/useServerList';

function Device({ device, is_current: isCurrent }: UserSession) {
  return (
    <>
      {device}
      {isCurrent && (
        <Text span size="xs" c="dimmed" ml={6}>
          This one
        </Text>
      )}
    </>
  );
}

function columnsAt(now: number): Column<UserSession>[] {
  return [
    { id: 'device', header: 'Device', isTitle: true, cell: Device },
    { id: 'address', header: 'Address', cell: ({ address }) => address ?? '–' },
    { id: 'seen', header: 'Last seen', cell: ({ last_seen_at: at }) => <RelativeTime at={at} now={now} /> },
    { id: 'begun', header: 'Logged in', isMinor: true, cell: ({ created_at: at }) => <RelativeTime at={at} now={now} /> },
  ];
}

function EndOthers({ moves, onClose }: { moves: ReturnType<typeof useSessionMoves>; onClose: () => void }) {
  const done = ({ message }: { message: string }) => {
    notifyDone(message);
    onClose();
  };
  return (
    <ConfirmModal
      title="End all other sessions?"
      action="End all others"
      isBusy={moves.endOthers.isPending}
      error={moves.endOthers.error}
      onConfirm={() => moves.endOthers.mutate(undefined, { onSuccess: done })}
      onClose={onClose}
    >
      Everywhere but here you are asked to log in again. Was it somebody else? Change your password too.
    </ConfirmModal>
  );
}

/** Where the reader is logged in. */
export function SessionsPage() {
  const list = useLocalList('');
  const query = useServerList<UserSession>('auth/sessions/', {}, list);
  const moves = useSessionMoves();
  const [isAsking, setAsking] = useState(false);
  const now = useNow();
  const end = ({ id, device }: UserSession) =>
    moves.end.mutate(id, {
      onSuccess: () => notifyDone(`The session in ${device} has ended.`),
      onError: (error) => notifyFailed('The session goes on.', error),
    });
  const actions = (row: UserSession) =>
    row.is_current ? null : (
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`End the session in ${row.device}`}
        loading={moves.end.isPending && moves.end.variables === row.id}
        onClick={() => end(row)}
      >
        End
      </Button>
    );
  const hasOthers = (query.data?.count ?? 0) > 1;
  return (
    <>
      <DataTable
        noun="session"
        columns={columnsAt(now)}
        query={query}
        list={list}
        titleOf={({ device }) => device}
        actions={actions}
        toolbar={
          <Group justify="space-between" w="100%">
            <Text size="sm" c="dimmed">
              Do you know all of them?
            </Text>
            <Button variant="default" disabled={!hasOthers} onClick={() => setAsking(true)}>
              End all others
            </Button>
          </Group>
        }
        empty={<EmptyState title="No sessions">You are about to be asked to log in.</EmptyState>}
      />
      {isAsking && <EndOthers moves={moves} onClose={() => setAsking(false)} />}
    </>
  );
}
