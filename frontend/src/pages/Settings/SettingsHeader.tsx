import { Link, useLocation } from 'react-router';

import type { Site } from '@/api/types';
import type { Account } from '@/hooks/useAccount';

import classes from './SettingsHeader.module.css';

interface Props {
  account: Account;
  site: Site | undefined;
}

const SITE_PATH = '/settings/site';

/** The title and the ways to the pages below it. They are links, so that each can be opened in a tab of its own. */
export function SettingsHeader({ account, site }: Props) {
  const { pathname, search } = useLocation();
  const pages = [
    { path: '/settings/providers', label: 'AI providers' },
    { path: '/settings/prompts', label: 'Prompts' },
    ...(site ? [{ path: SITE_PATH, label: 'Site' }] : []),
    { path: '/settings/notifications', label: 'Notifications' },
  ];
  return (
    <header>
      <div className={classes.title}>
        <h1 className={classes.heading}>Settings</h1>
        <span className={classes.whose}>{pathname === SITE_PATH && site ? site.domain : account.name}</span>
      </div>
      <nav className={classes.pages} aria-label="Settings">
        {pages.map(({ path, label }) => (
          <Link
            key={path}
            to={{ pathname: path, search }}
            className={classes.link}
            aria-current={pathname.startsWith(path) ? 'page' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
    </header>
  );
}
