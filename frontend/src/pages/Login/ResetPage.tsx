import { Button, Text } from '@mantine/core';
import { useState } from 'react';

import { ApiError, fieldErrorsOf, messageOf } from '@/api/errors';
import { Notice } from '@/components/common/Notice';
import { useReset, useSession } from '@/hooks/useSession';

import { AuthCard } from './AuthCard';
import { AuthLink, PasswordField } from './fields';
import { useLinkToken } from './useLinkToken';

function DeadLink({ message }: { message: string }) {
  return (
    <AuthCard title="This link is no longer good">
      <Notice tone="bad">{message}</Notice>
      <AuthLink to="/forgotten-password">Ask for a new link</AuthLink>
    </AuthCard>
  );
}

/** Where the mail of a forgotten password leads. */
export default function ResetPage() {
  // Its answer sets the CSRF cookie.
  useSession();
  const token = useLinkToken();
  const reset = useReset();
  const [password, setPassword] = useState('');
  const wrong = fieldErrorsOf(reset.error)['password']?.join(' ');

  if (token === '') return <DeadLink message="The address is not complete. Open the link in the mail once more." />;
  if (reset.error instanceof ApiError && reset.error.status === 404) return <DeadLink message={reset.error.message} />;
  if (reset.isSuccess) {
    return (
      <AuthCard title="Your password is set">
        <Notice tone="good">{reset.data.message}</Notice>
        <AuthLink to="/login">Log in</AuthLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Choose a new password" onSubmit={() => reset.mutate({ token, password })}>
      <Text size="sm" c="dimmed">
        You are logged out everywhere, then log in with the new one.
      </Text>
      {reset.isError && !wrong && <Notice tone="bad">{messageOf(reset.error)}</Notice>}
      <PasswordField value={password} onChange={setPassword} error={wrong} isNew autoFocus />
      <Button type="submit" size="md" loading={reset.isPending} mt={4}>
        Set the password
      </Button>
    </AuthCard>
  );
}
