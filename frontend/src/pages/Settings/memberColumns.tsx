import { Text } from '@mantine/core';

import type { Member, Role } from '@/api/accounts';
import { labelOf, ROLES } from '@/components/common/choices';
import type { Column } from '@/components/table/column';

import { RoleSelect } from './RoleSelect';

function Who({ user: { name, email }, is_you: isYou }: Member) {
  return (
    <>
      {name || email}
      {isYou && (
        <Text span size="xs" c="dimmed" ml={6}>
          You
        </Text>
      )}
      {name && (
        <Text size="xs" c="dimmed">
          {email}
        </Text>
      )}
    </>
  );
}

interface Giving {
  roles: Role[];
  /** The member whose role is being saved. */
  busyId: number | undefined;
  onRole: (member: Member, role: Role) => void;
}

export function memberColumns({ roles, busyId, onRole }: Giving): Column<Member>[] {
  return [
    { id: 'who', header: 'Member', sortBy: 'user__email', isTitle: true, cell: Who },
    {
      id: 'role', header: 'Role', sortBy: 'role',
      cell: (member) =>
        member.may_change ? (
          <RoleSelect
            label={`Role of ${member.user.email}`}
            isBare
            roles={roles}
            value={member.role}
            isBusy={busyId === member.id}
            onChange={(role) => onRole(member, role)}
          />
        ) : (
          labelOf(ROLES, member.role)
        ),
    },
  ];
}
