import type { OpenInvitation } from '@/api/people';
import type { Session } from '@/api/types';
import { labelOf, ROLES } from '@/components/common/choices';

export interface InvitationView {
  /** Who is asked to join: a new person, one who is to log in, one who is, or somebody else who is. */
  form: 'new' | 'login' | 'member' | 'other';
  title: string;
  text: string;
  email: string;
  /** Who is logged in now. */
  loggedInAs: string;
}

/** What the link leads to, for whoever opened it. */
export function invitationView(invitation: OpenInvitation, { user }: Session): InvitationView {
  const { account_name: account, email, role } = invitation;
  const isSame = user?.email.toLowerCase() === email.toLowerCase();
  const stranger = invitation.needs_login ? 'login' : 'new';
  return {
    form: user === null ? stranger : isSame ? 'member' : 'other',
    title: `Join ${account}`,
    text: `You are invited as ${labelOf(ROLES, role).toLowerCase()}: ${email}.`,
    email,
    loggedInAs: user?.email ?? '',
  };
}
