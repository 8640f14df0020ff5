import { Select, Text } from '@mantine/core';

import type { Role } from '@/api/accounts';
import { ROLES } from '@/components/common/choices';
import { ROLE_NOTES } from '@/components/common/roles';

interface Props {
  label: string;
  /** The name is beside it already: in a table. */
  isBare?: boolean;
  roles: Role[];
  value: Role;
  onChange: (role: Role) => void;
  error?: string | undefined;
  isBusy?: boolean;
}

/** The roles that the reader may give, each with what it can do. */
export function RoleSelect({ label, isBare = false, roles, value, onChange, error, isBusy = false }: Props) {
  return (
    <Select
      {...(isBare ? { 'aria-label': label, size: 'xs' as const, w: 110, maw: '100%' } : { label, description: ROLE_NOTES[value] })}
      data={ROLES.filter((role) => role.value === value || roles.some((one) => one === role.value))}
      value={value}
      onChange={(role) => role && role !== value && onChange(role as Role)}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {ROLE_NOTES[option.value as Role]}
          </Text>
        </div>
      )}
      comboboxProps={{ shadow: 'md', width: 260, position: 'bottom-start' }}
      allowDeselect={false}
      error={error}
      disabled={isBusy}
    />
  );
}
