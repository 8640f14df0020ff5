import type { IconName } from '@/components/common/Icon';

export interface ServerPage {
  path: string;
  label: string;
  icon: IconName;
  staffOnly: boolean;
}

/** Pages that Django serves itself; `staffOnly` ones answer nobody else. */
export const SERVER_PAGES: ServerPage[] = [
  { path: '/api/v1/docs/', label: 'API reference', icon: 'book', staffOnly: false },
  { path: '/admin/', label: 'Admin', icon: 'shield', staffOnly: true },
];
