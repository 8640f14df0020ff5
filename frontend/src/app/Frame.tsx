import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';

import { ErrorBoundary } from '@/components/common/ErrorBoundary';
import { PageLoader } from '@/components/common/PageLoader';
import { useSession } from '@/hooks/useSession';

import { Brand } from './Brand';
import { ColorSchemeToggle } from './ColorSchemeToggle';
import classes from './Frame.module.css';
import { Notifications } from './notifications/Notifications';
import { Sidebar } from './Sidebar';
import { SiteSelector } from './SiteSelector';
import { UserMenu } from './UserMenu';
import { TaskTray } from './work/TaskTray';
import { WorkProvider } from './work/WorkProvider';

function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  return (
    <AppShell
      layout="alt"
      header={{ height: 56 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <AppShell.Header className={classes.header}>
        <Group gap="xs" wrap="nowrap" className={classes.site}>
          <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Open the menu" />
          <SiteSelector />
        </Group>
        <Group gap={4} wrap="nowrap">
          <TaskTray />
          <Notifications />
          <ColorSchemeToggle />
          <UserMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar}>
        <Group justify="space-between" className={classes.brand}>
          <Brand />
          <Burger opened onClick={close} hiddenFrom="sm" size="sm" aria-label="Close the menu" />
        </Group>
        <Sidebar onNavigate={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <ErrorBoundary place={pathname}>
          <Suspense fallback={<PageLoader />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </AppShell.Main>
    </AppShell>
  );
}

/** What stays while the reader goes from page to page: the frame, and the AI work that goes on. */
export function Frame() {
  const { data: session } = useSession();
  if (!session?.user) return null;
  return (
    <WorkProvider key={session.user.id} userId={session.user.id}>
      <Shell />
    </WorkProvider>
  );
}
