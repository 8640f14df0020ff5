import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';

import type { Site } from '@/api/types';
import type { Account } from '@/hooks/useAccount';

import classes from './SettingsHeader.module.css';

interface Props {
  /** None: only what is about the reader. */
  account: Account | undefined;
  site: Site | undefined;
}

const SITE_PATH = '/settings/site';
const PERSONAL = [
  { path: '/settings/profile', label: 'Profile' },
  { path: '/settings/sessions', label: 'Sessions' },
];

function pagesOf(hasAccount: boolean, hasSite: boolean) {
  if (!hasAccount) return PERSONAL;
  return [
    { path: '/settings/providers', label: 'AI providers' },
    { path: '/settings/prompts', label: 'Prompts' },
    ...(hasSite ? [{ path: SITE_PATH, label: 'Site' }] : []),
    { path: '/settings/notifications', label: 'Notifications' },
    { path: '/settings/members', label: 'Members' },
    { path: '/settings/api-keys', label: 'API keys' },
    ...PERSONAL,
  ];
}

/** Whose settings these are: the site's, the account's, or the reader's own. */
function whose(pathname: string, account: Account | undefined, site: Site | undefined): string {
  if (pathname === SITE_PATH && site) return site.domain;
  const isPersonal = PERSONAL.some(({ path }) => pathname.startsWith(path));
  return isPersonal ? 'Your own' : (account?.name ?? '');
}

/** The title and the ways to the pages below it. They are links, so that each can be opened in a tab of its own. */
export function SettingsHeader({ account, site }: Props) {
  const { pathname, search } = useLocation();
  const pages = pagesOf(account !== undefined, site !== undefined);
  const current = useRef<HTMLAnchorElement>(null);
  // On a phone the row of links is wider than the window: where one is must be seen.
  useEffect(() => {
    // Browsers of late answer with a promise, which React would take for the clean-up.
    current.current?.scrollIntoView?.({ inline: 'center', block: 'nearest' });
  }, [pathname]);
  return (
    <header>
      <div className={classes.title}>
        <h1 className={classes.heading}>Settings</h1>
        <span className={classes.whose}>{whose(pathname, account, site)}</span>
      </div>
      <nav className={classes.pages} aria-label="Settings">
        {pages.map(({ path, label }) => (
          <Link
            key={path}
            ref={pathname.startsWith(path) ? current : null}
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
