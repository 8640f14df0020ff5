import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Navigate, useSearchParams } from 'react-router';

import { messageOf } from '@/api/errors';
import { Flame } from '@/components/common/Flame';
import { Notice } from '@/components/common/Notice';
import { useLogin, useSession } from '@/hooks/useSession';

import classes from './LoginPage.module.css';
import { Leave } from './Leave';
import { isOfServer, safeNext } from './safeNext';

export default function LoginPage() {
  // Also asked for here because its answer sets the CSRF cookie that the login needs.
  const { data: session } = useSession();
  const login = useLogin();
  const [params] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  const next = safeNext(params.get('next'));
  if (session?.authenticated) return isOfServer(next) ? <Leave to={next} /> : <Navigate to={next} replace />;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    login.mutate({ email, password });
  };

  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit}>
        <Flame size={40} />
        <h1 className={classes.title}>Log in to IGNY8</h1>
        {login.isError && <Notice tone="bad">{messageOf(login.error)}</Notice>}
        <TextInput
          label="Email"
          type="email"
          autoComplete="username"
          required
          autoFocus
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        <Button type="submit" size="md" loading={login.isPending} mt={4}>
          Log in
        </Button>
      </form>
    </main>
  );
}
