import { useQuery } from '@tanstack/react-query';

import * as api from '@/api/accounts';
import { keys } from '@/api/keys';

import { useMove } from './useMove';

/** The account with the reader's role and the roles they may give. */
export function useAccountDetail(accountId: number) {
  return useQuery({ queryKey: keys.account(accountId), queryFn: () => api.getAccount(accountId) });
}

/** What the reader may do can change with it: it is their own role at times. */
export function useMemberMoves(accountId: number) {
  const changes = [keys.listsOf('accounts/members/'), keys.account(accountId)];
  return {
    setRole: useMove(({ id, role }: { id: number; role: api.Role }) => api.patchMember(id, role), changes),
    remove: useMove(api.deleteMember, changes),
  };
}

export function useInvitationMoves(accountId: number) {
  const changes = [keys.listsOf('accounts/invitations/')];
  return {
    invite: useMove((asked: { email: string; role: api.Role }) => api.postInvitation(accountId, asked), changes),
    resend: useMove(api.resendInvitation, changes),
    revoke: useMove(api.deleteInvitation, changes),
  };
}

export function useKeyMoves(accountId: number) {
  const changes = [keys.listsOf('accounts/api_keys/')];
  return {
    make: useMove((asked: api.NewKey) => api.postApiKey(accountId, asked), changes),
    revoke: useMove(api.deleteApiKey, changes),
  };
}
