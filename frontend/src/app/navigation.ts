import type { IconName } from '@/components/common/Icon';

export interface Entry {
  path: string;
  label: string;
  icon: IconName;
}

/** The sidebar, from top to bottom. A page appears here when it exists. */
export const PAGES: Entry[] = [
  { path: '/automation', label: 'Automation', icon: 'flow' },
  { path: '/settings', label: 'Settings', icon: 'sliders' },
];

/** Pages that Django serves itself; `staffOnly` ones answer nobody else. */
export const SERVER_PAGES: (Entry & { staffOnly: boolean })[] = [
  { path: '/api/v1/docs/', label: 'API reference', icon: 'book', staffOnly: false },
  { path: '/admin/', label: 'Admin', icon: 'shield', staffOnly: true },
];
