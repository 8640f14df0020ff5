import { Button, PasswordInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';

import { fieldErrorsOf, messageOf } from '@/api/errors';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { Panel } from '@/components/common/Panel';
import { usePasswordChange } from '@/hooks/useProfile';

import classes from './ProfilePage.module.css';

const EMPTY = { current_password: '', new_password: '' };

/** A new password, with the one there is. */
export function PasswordForm({ email }: { email: string }) {
  const [form, setForm] = useState(EMPTY);
  const change = usePasswordChange();
  const errors = fieldErrorsOf(change.error);
  const isReady = form.current_password !== '' && form.new_password !== '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const onSuccess = ({ message }: { message: string }) => {
      notifyDone(message);
      setForm(EMPTY);
    };
    change.mutate(form, { onSuccess });
  };
  const field = (name: keyof typeof EMPTY) => ({
    value: form[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget;
      setForm((now) => ({ ...now, [name]: value }));
    },
    error: errors[name]?.join(' '),
    // The library marks only its frame.
    'aria-invalid': errors[name] ? true : undefined,
  });
  const isOther = change.isError && Object.keys(errors).length === 0;
  return (
    <Panel title="Password">
      <form className={classes.form} onSubmit={submit} noValidate>
        {/* For password managers, which want to know whose it is. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the current password' }}
          {...field('current_password')}
        />
        <PasswordInput
          label="New password"
          description="You are logged out everywhere else."
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the new password' }}
          {...field('new_password')}
        />
        {isOther && <Notice tone="bad">{messageOf(change.error)}</Notice>}
        <div>
          <Button type="submit" disabled={!isReady} loading={change.isPending}>
            Change password
          </Button>
        </div>
      </form>
    </Panel>
  );
}
