import { useQuery } from '@tanstack/react-query';

import { keys } from '@/api/keys';
import { acceptInvitation, openInvitation } from '@/api/people';
import { login } from '@/api/session';

import { useSession, useUserChange } from './useSession';

/** What the link leads to. Asked after the session, whose answer sets the CSRF cookie. */
export function useInvitation(token: string) {
  const { data: session } = useSession();
  const invitation = useQuery({
    queryKey: keys.invitation(token),
    queryFn: () => openInvitation(token),
    enabled: session !== undefined && token !== '',
    staleTime: Infinity,
    retry: false,
  });
  return { session, ...invitation };
}

interface Accepting {
  token: string;
  /** Of a new person. */
  name?: string;
  password?: string;
  /** Of somebody who has an account here and is not logged in. */
  loginAs?: { email: string; password: string };
}

async function accept({ loginAs, ...asked }: Accepting) {
  if (loginAs) await login(loginAs);
  return acceptInvitation(asked);
}

export function useAccept() {
  return useUserChange(accept);
}
