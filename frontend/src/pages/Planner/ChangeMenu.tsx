import { Button, Menu } from '@mantine/core';

import { Icon } from '@/components/common/Icon';

interface Entry {
  label: string;
  onClick: () => void;
}

/** The lesser moves of a bar of chosen rows. It opens upwards: the bar is at the foot of the page. */
export function ChangeMenu({ label, isBusy = false, entries }: { label: string; isBusy?: boolean; entries: Entry[] }) {
  return (
    <Menu position="top" shadow="md">
      <Menu.Target>
        <Button size="xs" variant="default" loading={isBusy} rightSection={<Icon name="up" size={13} />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry) => (
          <Menu.Item key={entry.label} onClick={entry.onClick}>
            {entry.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
