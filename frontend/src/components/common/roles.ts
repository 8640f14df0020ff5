import type { Role } from '@/api/accounts';

/** What somebody with this role can do, in a line. */
export const ROLE_NOTES: Record<Role, string> = {
  owner: 'Everything, owners and admins too',
  admin: 'Sites, provider keys, prompts, editors and viewers',
  editor: 'Keywords to articles, runs and approvals',
  viewer: 'Looks and changes nothing',
};

/** Sites, members and what the whole account works with are theirs to change. */
export function isManager(role: Role): boolean {
  return role === 'owner' || role === 'admin';
}
