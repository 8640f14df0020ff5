import { NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { KeyScope, MadeKey } from '@/api/accounts';
import { fieldErrorsOf } from '@/api/errors';
import { FormModal } from '@/components/common/FormModal';
import type { Account } from '@/hooks/useAccount';
import { useKeyMoves } from '@/hooks/usePeople';

import { endOf, LIFETIMES, SCOPES } from './keyView';

interface Props {
  account: Account;
  onMade: (key: MadeKey) => void;
  onClose: () => void;
}

/** What a key is for, how far it reaches, and for how long. */
export function KeyModal({ account, onMade, onClose }: Props) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<KeyScope>('read');
  const [days, setDays] = useState('90');
  const { make } = useKeyMoves(account.id);
  const errors = fieldErrorsOf(make.error);
  const submit = () =>
    make.mutate({ name: name.trim(), scope, expires_at: endOf(days, Date.now()) }, { onSuccess: onMade });
  return (
    <FormModal
      title="New API key"
      action="Make the key"
      isBusy={make.isPending}
      isReady={name.trim() !== ''}
      error={make.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        placeholder="Nightly keyword import"
        description="What it is for, so that you know it again"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errors['name']?.[0]}
        maxLength={80}
        required
        withAsterisk={false}
        data-autofocus
      />
      <Radio.Group
        label="It may"
        description="Never more than your own role at the time"
        value={scope}
        onChange={(value) => setScope(value as KeyScope)}
        error={errors['scope']?.[0]}
      >
        <Stack gap={8} mt={8}>
          {SCOPES.map(({ value, label, note }) => (
            <Radio key={value} value={value} label={label} description={note} />
          ))}
        </Stack>
      </Radio.Group>
      <NativeSelect
        label="Good for"
        data={LIFETIMES}
        value={days}
        onChange={(event) => setDays(event.currentTarget.value)}
        error={errors['expires_at']?.[0]}
      />
    </FormModal>
  );
}
