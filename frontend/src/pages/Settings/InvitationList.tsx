import { Title } from '@mantine/core';
import { useState } from 'react';

import type { Invitation } from '@/api/accounts';
import { labelOf, ROLES } from '@/components/common/choices';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { notifyDone, notifyFailed } from '@/components/common/notify';
import { RelativeTime } from '@/components/common/RelativeTime';
import { StatusBadge } from '@/components/common/StatusBadge';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/DataTable';
import { EmptyState } from '@/components/table/EmptyState';
import { RowMenu } from '@/components/table/RowMenu';
import type { Account } from '@/hooks/useAccount';
import { useLocalList } from '@/hooks/useLocalList';
import { useNow } from '@/hooks/useNow';
import { useInvitationMoves } from '@/hooks/usePeople';
import { useServerList } from '@/hooks/useServerList';

import { expiryText } from './keyView';

const PENDING = { status: 'pending' };

function columnsAt(now: number): Column<Invitation>[] {
  return [
    { id: 'email', header: 'Invited', sortBy: 'email', isTitle: true, cell: ({ email }) => email },
    { id: 'role', header: 'Role', cell: ({ role }) => labelOf(ROLES, role) },
    {
      id: 'state', header: 'Link',
      cell: ({ is_expired: isExpired, expires_at: at }) => (
        <StatusBadge tone={isExpired ? 'warn' : 'hold'} label={isExpired ? 'Expired' : expiryText(at, now)} />
      ),
    },
    { id: 'by', header: 'By', isMinor: true, wraps: true, cell: ({ invited_by: by }) => by?.name || by?.email || '–' },
    {
      id: 'sent', header: 'Invited on', sortBy: 'created_at', largestFirst: true, isMinor: true,
      cell: ({ created_at: at }) => <RelativeTime at={at} now={now} />,
    },
  ];
}

/** Invitations that nobody has taken up yet. */
export function InvitationList({ account }: { account: Account }) {
  const list = useLocalList('-created_at', PENDING);
  const query = useServerList<Invitation>('accounts/invitations/', { account_id: account.id }, list);
  const { resend, revoke } = useInvitationMoves(account.id);
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const now = useNow();

  const sendAgain = ({ id, email }: Invitation) =>
    resend.mutate(id, {
      onSuccess: () => notifyDone(`A new link is on its way to ${email}. The one before opens nothing any more.`),
      onError: (error) => notifyFailed('It was not sent again.', error),
    });
  const close = () => {
    setRevoking(null);
    revoke.reset();
  };
  const actions = (invitation: Invitation) => (
    <RowMenu
      title={invitation.email}
      actions={[
        { label: 'Send again', icon: 'mail', onClick: () => sendAgain(invitation), isDisabled: resend.isPending },
        { label: 'Revoke', icon: 'trash', isDangerous: true, onClick: () => setRevoking(invitation) },
      ]}
    />
  );

  return (
    <section aria-labelledby="invitations">
      <Title order={2} id="invitations" size="h5" mb="xs">
        Open invitations
      </Title>
      <DataTable
        noun="invitation"
        columns={columnsAt(now)}
        query={query}
        list={list}
        titleOf={({ email }) => email}
        actions={actions}
        empty={<EmptyState title="Nobody is invited at the moment">An invitation stays here until it is accepted or revoked.</EmptyState>}
      />
      {revoking && (
        <ConfirmModal
          title={`Revoke the invitation of ${revoking.email}?`}
          action="Revoke invitation"
          isBusy={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate(revoking.id, { onSuccess: close })}
          onClose={close}
        >
          The link that they were sent opens nothing any more. You can invite them again.
        </ConfirmModal>
      )}
    </section>
  );
}
