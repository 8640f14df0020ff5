import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { NewCluster } from '@/api/clusters';
import { fieldErrorsOf, messageOf } from '@/api/errors';
import { Notice } from '@/components/common/Notice';

interface Props {
  title: string;
  /** What will happen besides. */
  intro?: string;
  /** What the button says. */
  action: string;
  before: NewCluster;
  isBusy: boolean;
  error: unknown;
  onSubmit: (values: NewCluster) => void;
  onClose: () => void;
}

/** Name and description of a cluster, new or known. */
export function ClusterForm({ title, intro, action, before, isBusy, error, onSubmit, onClose }: Props) {
  const [form, setForm] = useState(before);
  const errors = fieldErrorsOf(error);
  const isOther = error !== null && Object.keys(errors).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(form);
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {intro && <Text size="sm">{intro}</Text>}
          <TextInput
            label="Name"
            description="What its keywords are about"
            value={form.name}
            onChange={({ currentTarget: { value } }) => setForm((now) => ({ ...now, name: value }))}
            error={errors['name']?.[0]}
            maxLength={100}
            required
            data-autofocus
          />
          <Textarea
            label="Description"
            value={form.description}
            onChange={({ currentTarget: { value } }) => setForm((now) => ({ ...now, description: value }))}
            error={errors['description']?.[0]}
            maxLength={1000}
            autosize
            minRows={2}
            maxRows={6}
          />
          {isOther && <Notice tone="bad">{messageOf(error)}</Notice>}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={form.name.trim() === ''}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
