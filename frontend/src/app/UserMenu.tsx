import { Menu, Text, UnstyledButton } from '@mantine/core';
import { Link } from 'react-router';

import { Icon } from '@/components/common/Icon';
import { notifyFailed } from '@/components/common/notify';
import { useLogout, useSession } from '@/hooks/useSession';

import classes from './UserMenu.module.css';

export function UserMenu() {
  const { data: session } = useSession();
  const logout = useLogout();
  const user = session?.user;
  if (!user) return null;

  const name = user.name || user.email;
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={`Account menu of ${name}`}>
          <span className={classes.initial} aria-hidden>
            {name.charAt(0).toUpperCase()}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Text size="sm" fw={550} truncate>
            {name}
          </Text>
          {user.name && (
            <Text size="xs" c="dimmed" truncate>
              {user.email}
            </Text>
          )}
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="person" size={16} />} component={Link} to="/settings/profile">
          Profile and password
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="out" size={16} />}
          onClick={() => logout.mutate(undefined, { onError: (error) => notifyFailed('You are still signed in.', error) })}
        >
          Log out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
