import { TextInput } from '@mantine/core';
import { useState } from 'react';

import type { Role } from '@/api/accounts';
import { fieldErrorsOf } from '@/api/errors';
import { FormModal } from '@/components/common/FormModal';
import { notifyDone } from '@/components/common/notify';
import type { Account } from '@/hooks/useAccount';
import { useInvitationMoves } from '@/hooks/usePeople';

import { RoleSelect } from './RoleSelect';

interface Props {
  account: Account;
  roles: Role[];
  onClose: () => void;
}

export function InviteModal({ account, roles, onClose }: Props) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const { invite } = useInvitationMoves(account.id);
  const errors = fieldErrorsOf(invite.error);
  const done = () => {
    notifyDone(`A mail with a link is on its way to ${email.trim()}.`);
    onClose();
  };
  return (
    <FormModal
      title={`Invite to ${account.name}`}
      action="Send invitation"
      isBusy={invite.isPending}
      isReady={email.trim() !== ''}
      error={invite.error}
      onSubmit={() => invite.mutate({ email: email.trim(), role }, { onSuccess: done })}
      onClose={onClose}
    >
      <TextInput
        label="E-mail address"
        description="The link in the mail is good once, for 7 days."
        type="email"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={errors['email']?.[0]}
        maxLength={150}
        autoComplete="off"
        required
        withAsterisk={false}
        data-autofocus
      />
      <RoleSelect label="Role" roles={roles} value={role} onChange={setRole} error={errors['role']?.[0]} />
    </FormModal>
  );
}
