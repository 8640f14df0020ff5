import { ActionIcon, Menu } from '@mantine/core';

import { Icon, type IconName } from '@/components/common/Icon';

export interface RowAction {
  label: string;
  icon: IconName;
  onClick: () => void;
  isDangerous?: boolean;
  isDisabled?: boolean;
}

/** What can be done with one row. */
export function RowMenu({ title, actions }: { title: string; actions: RowAction[] }) {
  return (
    <Menu position="bottom-end" width={190} shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions of ${title}`}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label, icon, onClick, isDangerous, isDisabled = false }) => (
          <Menu.Item
            key={label}
            leftSection={<Icon name={icon} size={16} />}
            onClick={onClick}
            disabled={isDisabled}
            {...(isDangerous ? { c: 'var(--bad-text)' } : {})}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
