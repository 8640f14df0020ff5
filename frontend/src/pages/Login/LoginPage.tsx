import { Button } from '@mantine/core';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';

import { ApiError, messageOf } from '@/api/errors';
import { Notice } from '@/components/common/Notice';
import { useLogin, useSession } from '@/hooks/useSession';

import { AuthCard } from './AuthCard';
import { AuthLink, EmailField, PasswordField } from './fields';
import { Leave } from './Leave';
import { isOfServer, safeNext } from './safeNext';

/** After too many wrong passwords even the right one is refused for a while: nothing is wrong with what was typed. */
function Refusal({ error }: { error: unknown }) {
  const isLockout = error instanceof ApiError && error.status === 429;
  return (
    <Notice tone="bad" title={isLockout ? 'Locked for now.' : undefined}>
      {messageOf(error)}
    </Notice>
  );
}

export default function LoginPage() {
  // Also asked for here because its answer sets the CSRF cookie that the login needs.
  const { data: session } = useSession();
  const login = useLogin();
  const [params] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  const next = safeNext(params.get('next'));
  if (session?.authenticated) return isOfServer(next) ? <Leave to={next} /> : <Navigate to={next} replace />;

  return (
    <AuthCard title="Log in to IGNY8" onSubmit={() => login.mutate({ email, password })}>
      {login.isError && <Refusal error={login.error} />}
      <EmailField value={email} onChange={setEmail} />
      <PasswordField value={password} onChange={setPassword} />
      <Button type="submit" size="md" loading={login.isPending} mt={4}>
        Log in
      </Button>
      <AuthLink to="/forgotten-password">Forgotten your password?</AuthLink>
    </AuthCard>
  );
}
