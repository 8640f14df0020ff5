import { Button, Group } from '@mantine/core';
import { useState } from 'react';

import type { Member, Role } from '@/api/accounts';
import { ROLES } from '@/components/common/choices';
import { Icon } from '@/components/common/Icon';
import { notifyDone, notifyFailed } from '@/components/common/notify';
import { isManager } from '@/components/common/roles';
import { ClearFilters } from '@/components/table/ClearFilters';
import { DataTable } from '@/components/table/DataTable';
import { EmptyState } from '@/components/table/EmptyState';
import { RowMenu } from '@/components/table/RowMenu';
import { TableFilter } from '@/components/table/TableFilter';
import { TableSearch } from '@/components/table/TableSearch';
import type { Account } from '@/hooks/useAccount';
import { useListState, type ListState } from '@/hooks/useListState';
import { useAccountDetail, useMemberMoves } from '@/hooks/usePeople';
import { useServerList } from '@/hooks/useServerList';

import { InvitationList } from './InvitationList';
import { InviteModal } from './InviteModal';
import { memberColumns } from './memberColumns';
import { MemberRemoval } from './MemberRemoval';

const LIST = { ordering: 'user__email', filters: ['role'] } as const;

function Toolbar({ list, onInvite }: { list: ListState; onInvite: (() => void) | undefined }) {
  return (
    <>
      <TableSearch label="Search members" value={list.question.search} onChange={list.setSearch} />
      <TableFilter
        label="Role"
        options={ROLES}
        value={list.question.filters['role']}
        onChange={(value) => list.setFilter('role', value)}
      />
      <ClearFilters list={list} />
      {onInvite && (
        <Group ml="auto">
          <Button leftSection={<Icon name="mail" size={16} />} onClick={onInvite}>
            Invite
          </Button>
        </Group>
      )}
    </>
  );
}

/** A role is saved as it is chosen. */
function useRoles(account: Account) {
  const { setRole } = useMemberMoves(account.id);
  const { data: detail } = useAccountDetail(account.id);
  const onRole = ({ id, user }: Member, role: Role) =>
    setRole.mutate(
      { id, role },
      {
        onSuccess: () => notifyDone(`${user.email} is now ${role}.`),
        onError: (error) => notifyFailed('The role stays as it was.', error),
      },
    );
  return { roles: detail?.gives_roles ?? [], busyId: setRole.isPending ? setRole.variables.id : undefined, onRole };
}

/** Who belongs to the account, and who is invited to. */
export function MembersPage({ account }: { account: Account }) {
  const list = useListState(LIST);
  const query = useServerList<Member>('accounts/members/', { account_id: account.id }, list);
  const giving = useRoles(account);
  const [open, setOpen] = useState<'invite' | Member | null>(null);
  const mayInvite = isManager(account.role);
  const close = () => setOpen(null);
  const actions = (member: Member) =>
    member.may_remove ? (
      <RowMenu
        title={member.user.email}
        actions={[
          { label: member.is_you ? 'Leave' : 'Remove', icon: member.is_you ? 'out' : 'trash', isDangerous: true, onClick: () => setOpen(member) },
        ]}
      />
    ) : null;

  return (
    <>
      <DataTable
        noun="member"
        columns={memberColumns(giving)}
        query={query}
        list={list}
        titleOf={({ user }) => user.email}
        actions={actions}
        toolbar={<Toolbar list={list} onInvite={mayInvite ? () => setOpen('invite') : undefined} />}
        empty={
          <EmptyState title="No member matches" action={<Button variant="default" onClick={list.clear}>Clear search and filters</Button>}>
            Names and addresses are searched.
          </EmptyState>
        }
      />
      {mayInvite && <InvitationList account={account} />}
      {open === 'invite' && <InviteModal account={account} roles={giving.roles} onClose={close} />}
      {open !== null && open !== 'invite' && <MemberRemoval account={account} member={open} onClose={close} />}
    </>
  );
}
