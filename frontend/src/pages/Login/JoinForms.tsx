import { Button, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { fieldErrorsOf, messageOf } from '@/api/errors';
import { Notice } from '@/components/common/Notice';
import type { useAccept } from '@/hooks/useInvitation';
import { useLogout } from '@/hooks/useSession';

import { AuthCard } from './AuthCard';
import { AuthLink, EmailField, PasswordField } from './fields';
import type { InvitationView } from './invitationView';

interface JoinProps {
  view: InvitationView;
  token: string;
  accept: ReturnType<typeof useAccept>;
}

interface CardProps extends JoinProps {
  action: string;
  children?: ReactNode;
  onSubmit: () => void;
}

function JoinCard({ view, accept, action, children, onSubmit }: CardProps) {
  const isOther = accept.isError && Object.keys(fieldErrorsOf(accept.error)).length === 0;
  return (
    <AuthCard title={view.title} onSubmit={onSubmit}>
      <Text size="sm">{view.text}</Text>
      {isOther && <Notice tone="bad">{messageOf(accept.error)}</Notice>}
      {children}
      <Button type="submit" size="md" loading={accept.isPending} mt={4}>
        {action}
      </Button>
    </AuthCard>
  );
}

/** Nobody has the address yet. */
export function JoinAsNew(props: JoinProps) {
  const { view, token, accept } = props;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const errors = fieldErrorsOf(accept.error);
  return (
    <JoinCard {...props} action="Join" onSubmit={() => accept.mutate({ token, name: name.trim(), password })}>
      <TextInput
        label="Your name"
        autoComplete="name"
        required
        autoFocus
        withAsterisk={false}
        maxLength={150}
        value={name}
        error={errors['name']?.[0]}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <input type="text" name="username" autoComplete="username" value={view.email} readOnly hidden />
      <PasswordField value={password} onChange={setPassword} error={errors['password']?.join(' ')} isNew />
    </JoinCard>
  );
}

/** Somebody has it, who is not logged in. */
export function JoinWithLogin(props: JoinProps) {
  const { view, token, accept } = props;
  const [password, setPassword] = useState('');
  const loginAs = { email: view.email, password };
  return (
    <JoinCard {...props} action="Log in and join" onSubmit={() => accept.mutate({ token, loginAs })}>
      <EmailField value={view.email} onChange={() => undefined} isFixed />
      <PasswordField value={password} onChange={setPassword} autoFocus />
      <AuthLink to="/forgotten-password">Forgotten your password?</AuthLink>
    </JoinCard>
  );
}

export function JoinAsMember(props: JoinProps) {
  const { token, accept } = props;
  return <JoinCard {...props} action="Join" onSubmit={() => accept.mutate({ token })} />;
}

/** The invitation is for another address than the one that is logged in. */
export function JoinAsOther({ view }: JoinProps) {
  const logout = useLogout();
  return (
    <AuthCard title={view.title}>
      <Text size="sm">{view.text}</Text>
      <Notice tone="warn">You are logged in as {view.loggedInAs}. Log out to go on as {view.email}.</Notice>
      {logout.isError && <Notice tone="bad">{messageOf(logout.error)}</Notice>}
      <Button loading={logout.isPending} onClick={() => logout.mutate(undefined)}>
        Log out and go on
      </Button>
      <AuthLink to="/">Stay logged in</AuthLink>
    </AuthCard>
  );
}
