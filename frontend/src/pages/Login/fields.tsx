import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

export function EmailField({ value, onChange, error, isFixed = false }: Props & { isFixed?: boolean }) {
  return (
    <TextInput
      label="Email"
      type="email"
      autoComplete="username"
      required
      autoFocus={!isFixed}
      readOnly={isFixed}
      withAsterisk={false}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** `isNew`: one that is being chosen; password managers then offer to make it. */
export function PasswordField({ value, onChange, error, isNew = false, autoFocus = false }: Props & { isNew?: boolean; autoFocus?: boolean }) {
  return (
    <PasswordInput
      label={isNew ? 'New password' : 'Password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      autoFocus={autoFocus}
      withAsterisk={false}
      value={value}
      error={error}
      // The library marks only its frame.
      aria-invalid={error ? true : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
    />
  );
}

export function AuthLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Anchor component={Link} to={to} size="sm" ta="center" c="inherit" underline="always">
      {children}
    </Anchor>
  );
}
