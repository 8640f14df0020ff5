import { Navigate } from 'react-router';

import { messageOf } from '@/api/errors';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { PageLoader } from '@/components/common/PageLoader';
import { useAccept, useInvitation } from '@/hooks/useInvitation';

import { AuthCard } from './AuthCard';
import { AuthLink } from './fields';
import { invitationView } from './invitationView';
import { JoinAsMember, JoinAsNew, JoinAsOther, JoinWithLogin } from './JoinForms';
import { useLinkToken } from './useLinkToken';

function DeadLink({ message }: { message: string }) {
  return (
    <AuthCard title="This invitation is no longer good">
      <Notice tone="bad">{message}</Notice>
      <AuthLink to="/login">Go to the login</AuthLink>
    </AuthCard>
  );
}

const FORMS = { new: JoinAsNew, login: JoinWithLogin, member: JoinAsMember, other: JoinAsOther };

/** Where the mail of an invitation leads. */
export default function InvitationPage() {
  const token = useLinkToken();
  const { session, data: invitation, error, refetch } = useInvitation(token);
  const accept = useAccept();

  // First: with the new user everything else that was known is forgotten.
  if (accept.isSuccess) return <Navigate to="/" replace />;
  if (token === '') return <DeadLink message="The address is not complete. Open the link in the mail once more." />;
  if (session && invitation) {
    const view = invitationView(invitation, session);
    const Form = FORMS[view.form];
    return <Form view={view} token={token} accept={accept} />;
  }
  if (error && 'isTransient' in error && error.isTransient) {
    return (
      <AuthCard title="Invitation">
        <LoadFailed what="The invitation" error={error} retry={() => void refetch()} />
      </AuthCard>
    );
  }
  if (error) return <DeadLink message={messageOf(error)} />;
  return <PageLoader what="the invitation" />;
}
