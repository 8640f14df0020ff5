import { useSession } from '@/hooks/useSession';

import { NameForm } from './NameForm';
import { PasswordForm } from './PasswordForm';
import classes from './ProfilePage.module.css';

/** The reader as a person, whatever accounts they belong to. */
export function ProfilePage() {
  const { data: session } = useSession();
  if (!session?.user) return null;
  return (
    <div className={classes.panels}>
      <NameForm key={session.user.id} user={session.user} />
      <PasswordForm email={session.user.email} />
    </div>
  );
}
