import { Button, Menu } from '@mantine/core';

import { Icon } from '@/components/common/Icon';

/** The whole list as a file, as it is filtered and sorted now. */
export function ExportMenu({ urlOf }: { urlOf: (format: 'csv' | 'xlsx') => string }) {
  return (
    <Menu position="bottom-end" width={150} shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="download" size={16} />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={urlOf('csv')} download>
          As CSV
        </Menu.Item>
        <Menu.Item component="a" href={urlOf('xlsx')} download>
          As XLSX
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
