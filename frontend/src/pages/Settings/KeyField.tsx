import { Button, Group, Input, PasswordInput, Text } from '@mantine/core';
import { useId } from 'react';

import type { KeyField as KeyName, ProviderSettings } from '@/api/settingsTypes';

import { FIELD_ORDER } from './fieldOrder';
import { keyLine, UNREADABLE } from './providersView';

interface Props {
  name: KeyName;
  label: string;
  saved: ProviderSettings;
  /** undefined: left as it is; null: to be removed; a text: being entered. */
  edit: string | null | undefined;
  error: string | undefined;
  onChange: (edit: string | null | undefined) => void;
}

function StoredKey({ name, label, saved, edit, error, onChange }: Props) {
  const labelId = useId();
  const isRemoved = edit === null;
  const problem = error ?? (saved[name].unreadable && !isRemoved ? UNREADABLE : undefined);
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id: labelId }} error={problem}>
      <Group gap="xs" mih={36} role="group" aria-labelledby={labelId}>
        <Text size="sm" flex="1 1 10rem">
          {isRemoved ? 'Will be removed when you save.' : keyLine(name, saved)}
        </Text>
        {isRemoved ? (
          <Button size="compact-sm" variant="default" onClick={() => onChange(undefined)}>
            Keep it
          </Button>
        ) : (
          <>
            <Button size="compact-sm" variant="default" onClick={() => onChange('')}>
              Replace
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => onChange(null)}>
              Remove
            </Button>
          </>
        )}
      </Group>
    </Input.Wrapper>
  );
}

function EnterKey({ name, label, saved, edit, error, onChange }: Props) {
  const isReplacing = saved[name].source === 'account';
  return (
    <PasswordInput
      label={label}
      description={
        isReplacing ? (
          <Button size="compact-xs" variant="transparent" px={0} c="inherit" td="underline" onClick={() => onChange(undefined)}>
            Keep the present key
          </Button>
        ) : (
          edit?.trim() ? 'Not saved yet.' : keyLine(name, saved)
        )
      }
      descriptionProps={{ component: 'div' }}
      inputWrapperOrder={FIELD_ORDER}
      error={error}
      value={edit ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoFocus={isReplacing}
      autoComplete="new-password"
      spellCheck={false}
      visibilityToggleButtonProps={{ 'aria-label': 'Show the key' }}
    />
  );
}

/** A key can be set, replaced and removed, and is never shown again. */
export function KeyField(props: Props) {
  const isStored = props.saved[props.name].source === 'account' && typeof props.edit !== 'string';
  return isStored ? <StoredKey {...props} /> : <EnterKey {...props} />;
}
