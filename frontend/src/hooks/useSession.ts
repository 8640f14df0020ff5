import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { keys } from '@/api/keys';
import { ANONYMOUS, getSession, login, logout } from '@/api/session';

export function useSession() {
  return useQuery({ queryKey: keys.session, queryFn: getSession, staleTime: Infinity });
}

export function useLogin() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: login,
    onSuccess: (session) => {
      queryClient.setQueryData(keys.session, session);
    },
  });
}

export function useLogout() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: logout,
    // Nothing of the last user may be left for the next one. The session's own entry stays: the frame watches it.
    onSuccess: () => {
      queryClient.setQueryData(keys.session, ANONYMOUS);
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
    },
  });
}
