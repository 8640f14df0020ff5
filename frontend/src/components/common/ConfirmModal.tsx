import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { messageOf } from '@/api/errors';

import { Notice } from './Notice';

interface Props {
  title: string;
  children: ReactNode;
  /** What the button says: the deed itself, never "OK". */
  action: string;
  isBusy: boolean;
  /** It cannot be done, as `children` say why. */
  isDisabled?: boolean;
  error: unknown;
  /** Nothing is lost by it: the button is not red. */
  isHarmless?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back, or is done to many rows. The safe way out has the focus. */
export function ConfirmModal({
  title, children, action, isBusy, isDisabled = false, error, isHarmless = false, onConfirm, onClose,
}: Props) {
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack gap="md">
        <Text size="sm" component="div">
          {children}
        </Text>
        {error !== null && error !== undefined && <Notice tone="bad">{messageOf(error)}</Notice>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {isHarmless ? 'Not now' : 'Keep'}
          </Button>
          <Button {...(isHarmless ? {} : { color: 'red.9' })} loading={isBusy} disabled={isDisabled} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
