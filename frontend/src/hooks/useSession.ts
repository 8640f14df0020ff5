import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';

import { keys } from '@/api/keys';
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

export function useLogin() {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: login, onSuccess: (session) => changeUser(queryClient, session) });
}

export function useLogout() {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: logout, onSuccess: () => changeUser(queryClient, ANONYMOUS) });
}
