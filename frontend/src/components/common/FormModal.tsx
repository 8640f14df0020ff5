import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';

import { fieldErrorsOf, messageOf } from '@/api/errors';

import { Notice } from './Notice';

interface Props {
  title: string;
  /** What the button says: the deed itself. */
  action: string;
  isBusy: boolean;
  /** Enough is filled in to ask the server. */
  isReady: boolean;
  isDangerous?: boolean;
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog. What is wrong with a field is said at the field, everything else above the buttons. */
export function FormModal(props: Props) {
  const { title, action, isBusy, isReady, isDangerous = false, error, onSubmit, onClose, children } = props;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady) onSubmit();
  };
  const isOther = Boolean(error) && Object.keys(fieldErrorsOf(error)).length === 0;
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {children}
          {isOther && <Notice tone="bad">{messageOf(error)}</Notice>}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={!isReady} {...(isDangerous ? { color: 'red.9' } : {})}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
