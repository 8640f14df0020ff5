import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

import type { IconName } from '@/components/common/Icon';

export interface PageEntry {
  /** Without the site, which is in `?site=`. Ends with "/*" when the page has pages of its own below it. */
  path: string;
  page: LazyExoticComponent<ComponentType>;
  /** Its place in the sidebar. A page without one is reached from another page. */
  label?: string;
  icon?: IconName;
  group?: 'Planner' | 'Writer';
}

/** Every page, in the order of the sidebar. Each is a file of its own, fetched when it is first opened. */
export const PAGES: PageEntry[] = [
  { path: '/', page: lazy(() => import('@/pages/Home/HomePage')), label: 'Dashboard', icon: 'home' },
  { path: '/sites', page: lazy(() => import('@/pages/Sites/SitesPage')), label: 'Sites', icon: 'globe' },
  { path: '/automation/*', page: lazy(() => import('@/pages/Automation/AutomationPage')), label: 'Automation', icon: 'flow' },
  { path: '/planner/keywords', page: lazy(() => import('@/pages/Planner/KeywordsPage')), label: 'Keywords', icon: 'key', group: 'Planner' },
  { path: '/planner/clusters', page: lazy(() => import('@/pages/Planner/ClustersPage')), label: 'Clusters', icon: 'group', group: 'Planner' },
  { path: '/planner/clusters/:id', page: lazy(() => import('@/pages/Planner/ClusterPage')) },
  { path: '/planner/ideas', page: lazy(() => import('@/pages/Planner/IdeasPage')), label: 'Ideas', icon: 'bulb', group: 'Planner' },
  { path: '/writer/tasks', page: lazy(() => import('@/pages/Writer/TasksPage')), label: 'Tasks', icon: 'list', group: 'Writer' },
  { path: '/writer/content/*', page: lazy(() => import('@/pages/Writer/ContentPage')), label: 'Content', icon: 'page', group: 'Writer' },
  { path: '/writer/images', page: lazy(() => import('@/pages/Writer/ImagesPage')), label: 'Images', icon: 'image', group: 'Writer' },
  { path: '/billing', page: lazy(() => import('@/pages/Billing/BillingPage')), label: 'Billing', icon: 'coin' },
  { path: '/settings/*', page: lazy(() => import('@/pages/Settings/SettingsPage')), label: 'Settings', icon: 'sliders' },
];

/** The address that the sidebar links to. */
export function addressOf({ path }: Pick<PageEntry, 'path'>): string {
  return path.replace('/*', '');
}

/** True on the page and on those below it. */
export function isAt(pathname: string, entry: Pick<PageEntry, 'path'>): boolean {
  const address = addressOf(entry);
  return pathname === address || (address !== '/' && pathname.startsWith(`${address}/`));
}
