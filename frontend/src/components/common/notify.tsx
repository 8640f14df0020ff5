import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

import { messageOf } from '@/api/errors';

const closeButtonProps = { 'aria-label': 'Close this message' };

export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green', closeButtonProps });
}

/** Stays until it is closed: a failure that nobody saw is a failure twice. */
export function notifyFailed(title: string, error: unknown): void {
  notifications.show({ title, message: messageOf(error), color: 'red', autoClose: false, closeButtonProps });
}

interface Ended {
  /** The same work has one message. */
  id: string;
  message: string;
  isGood: boolean;
  link: string;
  onOpen: () => void;
}

/** Work that ended while nobody looked. It stays until it is closed or followed. */
export function notifyEnded({ id, message, isGood, link, onOpen }: Ended): void {
  const open = () => {
    notifications.hide(id);
    onOpen();
  };
  const body = (
    <>
      <div>{message}</div>
      <Button variant="default" size="compact-sm" mt={8} onClick={open}>
        {link}
      </Button>
    </>
  );
  notifications.show({ id, message: body, color: isGood ? 'green' : 'red', autoClose: false, closeButtonProps });
}
