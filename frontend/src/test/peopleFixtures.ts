import type { AccountDetail, ApiKey, Invitation, MadeKey, Member } from '@/api/accounts';
import type { OpenInvitation, UserSession } from '@/api/people';

export const account: AccountDetail = {
  id: 1, name: 'Coffee House', role: 'owner', created_at: '2026-11-01T09:00:00Z', gives_roles: ['owner', 'admin', 'editor', 'viewer'],
};

export const alice: Member = {
  id: 1, role: 'owner', user: { id: 1, email: 'alice@example.com', name: 'Alice' }, is_you: true, may_change: true, may_remove: true,
};

export const bob: Member = {
  id: 2, role: 'editor', user: { id: 2, email: 'bob@example.com', name: 'Bob' }, is_you: false, may_change: true, may_remove: true,
};

export const pending: Invitation = {
  id: 5,
  email: 'nina@example.com',
  role: 'editor',
  status: 'pending',
  is_expired: false,
  invited_by: alice.user,
  created_at: '2026-11-20T09:00:00Z',
  expires_at: '2030-11-27T09:00:00Z',
};

export const invitation: OpenInvitation = {
  account_name: 'Beans Ltd', email: 'nina@example.com', role: 'editor', expires_at: '2030-11-27T09:00:00Z', needs_login: false,
};

export const apiKey: ApiKey = {
  id: 3,
  name: 'Nightly import',
  prefix: 'ig8_1a2b3c',
  scope: 'write',
  status: 'active',
  made_by: { id: 1, email: 'alice@example.com' },
  created_at: '2026-11-01T09:00:00Z',
  expires_at: null,
  last_used_at: null,
};

export const madeKey: MadeKey = { ...apiKey, id: 4, name: 'Dashboard wall', key: 'ig8_secret_shown_once' };

export const thisSession: UserSession = {
  id: 8, device: 'Firefox on Linux', address: '203.0.113.7', is_current: true, created_at: '2026-11-19T09:00:00Z', last_seen_at: '2026-11-20T14:00:00Z',
};

export const otherSession: UserSession = { ...thisSession, id: 9, device: 'Safari on iPhone', address: '198.51.100.4', is_current: false };
