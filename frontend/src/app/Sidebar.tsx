import { NavLink } from '@mantine/core';
import { Fragment } from 'react';
import { Link, useLocation } from 'react-router';

import { Icon } from '@/components/common/Icon';
import { useSession } from '@/hooks/useSession';

import { SERVER_PAGES } from './navigation';
import { addressOf, isAt, PAGES, type PageEntry } from './pages';
import classes from './Sidebar.module.css';

interface EntryProps {
  entry: PageEntry;
  onNavigate: () => void;
}

/** A page of the same site: the address carries it along. */
function Entry({ entry, onNavigate }: EntryProps) {
  const { pathname, search } = useLocation();
  const site = new URLSearchParams(search).get('site');
  const isActive = isAt(pathname, entry);
  const address = addressOf(entry);
  return (
    <NavLink
      component={Link}
      to={site ? `${address}?site=${site}` : address}
      label={entry.label}
      leftSection={entry.icon && <Icon name={entry.icon} />}
      active={isActive}
      aria-current={isActive ? 'page' : undefined}
      className={classes.entry}
      onClick={onNavigate}
    />
  );
}

const ENTRIES = PAGES.filter(({ label }) => label !== undefined);

export function Sidebar({ onNavigate }: { onNavigate: () => void }) {
  const { data: session } = useSession();
  const serverPages = SERVER_PAGES.filter(({ staffOnly }) => !staffOnly || session?.user?.is_staff);

  return (
    <nav className={classes.nav} aria-label="Main">
      {ENTRIES.map((entry, index) => (
        <Fragment key={entry.path}>
          {entry.group !== ENTRIES[index - 1]?.group && (
            <span className={classes.group} data-empty={entry.group === undefined || undefined}>
              {entry.group}
            </span>
          )}
          <Entry entry={entry} onNavigate={onNavigate} />
        </Fragment>
      ))}
      <div className={classes.server}>
        {serverPages.map(({ path, label, icon }) => (
          <NavLink key={path} href={path} label={label} leftSection={<Icon name={icon} />} className={classes.entry} />
        ))}
      </div>
    </nav>
  );
}
