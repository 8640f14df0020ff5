import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';

import { keys } from '@/api/keys';
import { forgotPassword, resetPassword } from '@/api/people';
import { ANONYMOUS, getSession, login, logout } from '@/api/session';
import type { Session } from '@/api/types';

export function useSession() {
  return useQuery({ queryKey: keys.session, queryFn: getSession, staleTime: Infinity });
}

/** Nothing of the last user may be left for the next one. The session's own entry stays: the frame watches it. */
function changeUser(queryClient: QueryClient, session: Session): void {
  queryClient.setQueryData(keys.session, session);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
}

/** What leads to another user, or to none. When it fails halfway, the server says who is logged in now. */
export function useUserChange<Variables>(mutationFn: (variables: Variables) => Promise<Session>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (session) => changeUser(queryClient, session),
    onError: () => queryClient.invalidateQueries({ queryKey: keys.session }),
  });
}

export function useLogin() {
  return useUserChange(login);
}

export function useLogout() {
  return useUserChange<undefined>(() => logout().then(() => ANONYMOUS));
}

/** A new password ends every session, this browser's too. */
export function useReset() {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: resetPassword, onSuccess: () => changeUser(queryClient, ANONYMOUS) });
}

export function useForgotten() {
  return useMutation({ mutationFn: forgotPassword });
}

/** The reader has left an account: what they may see is asked anew. */
export function useLeaving() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries();
}
