import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';

import { fieldErrorsOf, messageOf } from '@/api/errors';
import type { Session } from '@/api/types';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { Panel } from '@/components/common/Panel';
import { useRename } from '@/hooks/useProfile';

import classes from './ProfilePage.module.css';

/** What others see of the reader. */
export function NameForm({ user }: { user: NonNullable<Session['user']> }) {
  const [name, setName] = useState(user.name);
  const rename = useRename();
  const errors = fieldErrorsOf(rename.error);
  const isChanged = name.trim() !== '' && name.trim() !== user.name;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isChanged) rename.mutate(name.trim(), { onSuccess: () => notifyDone('Your name was saved.') });
  };
  return (
    <Panel title="Profile">
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          label="Name"
          description="As members of your accounts see it"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errors['name']?.[0]}
          maxLength={150}
          autoComplete="name"
        />
        <TextInput label="E-mail address" value={user.email} readOnly description="You log in with it; an operator can change it." />
        {rename.isError && !errors['name'] && <Notice tone="bad">{messageOf(rename.error)}</Notice>}
        <div>
          <Button type="submit" disabled={!isChanged} loading={rename.isPending}>
            Save name
          </Button>
        </div>
      </form>
    </Panel>
  );
}
