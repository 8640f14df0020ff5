import { NavLink } from '@mantine/core';
import { Link, useLocation } from 'react-router';

import { Icon } from '@/components/common/Icon';
import { useSession } from '@/hooks/useSession';

import { PAGES, SERVER_PAGES } from './navigation';
import classes from './Sidebar.module.css';

export function Sidebar({ onNavigate }: { onNavigate: () => void }) {
  const { pathname, search } = useLocation();
  const { data: session } = useSession();
  const site = new URLSearchParams(search).get('site');
  const serverPages = SERVER_PAGES.filter(({ staffOnly }) => !staffOnly || session?.user?.is_staff);

  return (
    <nav className={classes.nav} aria-label="Main">
      {PAGES.map(({ path, label, icon }) => (
        <NavLink
          key={path}
          component={Link}
          to={site ? `${path}?site=${site}` : path}
          label={label}
          leftSection={<Icon name={icon} />}
          active={pathname.startsWith(path)}
          aria-current={pathname.startsWith(path) ? 'page' : undefined}
          className={classes.entry}
          onClick={onNavigate}
        />
      ))}
      <div className={classes.server}>
        {serverPages.map(({ path, label, icon }) => (
          <NavLink key={path} href={path} label={label} leftSection={<Icon name={icon} />} className={classes.entry} />
        ))}
      </div>
    </nav>
  );
}
