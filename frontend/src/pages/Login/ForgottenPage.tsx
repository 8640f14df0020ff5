import { Button, Text } from '@mantine/core';
import { useState } from 'react';

import { fieldErrorsOf, messageOf } from '@/api/errors';
import { Notice } from '@/components/common/Notice';
import { useForgotten, useSession } from '@/hooks/useSession';

import { AuthCard } from './AuthCard';
import { AuthLink, EmailField } from './fields';

/** Asks for a mail with a link. What is answered is the same whoever has the address. */
export default function ForgottenPage() {
  // Its answer sets the CSRF cookie.
  useSession();
  const ask = useForgotten();
  const [email, setEmail] = useState('');
  const wrong = fieldErrorsOf(ask.error)['email']?.[0];

  if (ask.isSuccess) {
    return (
      <AuthCard title="Look into your mails">
        <Notice tone="good">{ask.data.message}</Notice>
        <Text size="sm" c="dimmed">
          Nothing there after a few minutes? Look into the spam folder, then ask again.
        </Text>
        <Button variant="default" onClick={() => ask.reset()}>
          Ask again
        </Button>
        <AuthLink to="/login">Back to the login</AuthLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Set a new password" onSubmit={() => ask.mutate(email.trim())}>
      <Text size="sm" c="dimmed">
        We send you a link to choose a new one.
      </Text>
      {ask.isError && !wrong && <Notice tone="bad">{messageOf(ask.error)}</Notice>}
      <EmailField value={email} onChange={setEmail} error={wrong} />
      <Button type="submit" size="md" loading={ask.isPending} mt={4}>
        Send the link
      </Button>
      <AuthLink to="/login">Back to the login</AuthLink>
    </AuthCard>
  );
}
