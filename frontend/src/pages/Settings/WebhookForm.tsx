import { Button, Group, Switch, TextInput } from '@mantine/core';
import type { SubmitEvent } from 'react';

import type { Webhook } from '@/api/notifications';

import { FIELD_ORDER } from './fieldOrder';
import classes from './Form.module.css';
import { SecretNotice } from './SecretNotice';
import { useWebhookForm } from './useWebhookForm';
import { TestOutcome, WebhookButtons } from './WebhookButtons';
import { lastCall } from './webhookView';

export function WebhookForm({ webhook }: { webhook: Webhook }) {
  const form = useWebhookForm(webhook);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (form.isChanged) form.save();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {form.secret && <SecretNotice secret={form.secret} />}
      <TextInput
        label="Address"
        placeholder="https://example.com/igny8"
        description={webhook.is_set ? lastCall(webhook) : undefined}
        inputWrapperOrder={FIELD_ORDER}
        value={form.url}
        error={form.error}
        onChange={(event) => form.setUrl(event.currentTarget.value)}
        type="url"
        autoComplete="off"
        spellCheck={false}
      />
      {webhook.is_set && (
        <Switch label="Call this address" checked={form.isOn} onChange={(event) => form.setOn(event.currentTarget.checked)} />
      )}
      <Group gap="xs">
        <Button type="submit" disabled={!form.isChanged} loading={form.moves.save.isPending}>
          Save
        </Button>
        {webhook.is_set && <WebhookButtons form={form} />}
      </Group>
      <TestOutcome form={form} />
    </form>
  );
}
