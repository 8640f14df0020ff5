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

interface Offer {
  /** The same work has one message. */
  id: string;
  message: string;
  color: 'green' | 'red';
  button: string;
  onPress: () => void;
  autoClose: number | false;
}

function notifyOffer({ id, message, color, button, onPress, autoClose }: Offer): void {
  const press = () => {
    notifications.hide(id);
    onPress();
  };
  const body = (
    <>
      <div>{message}</div>
      <Button variant="default" size="compact-sm" mt={8} onClick={press}>
        {button}
      </Button>
    </>
  );
  notifications.show({ id, message: body, color, autoClose, closeButtonProps });
}

interface Ended {
  id: string;
  message: string;
  isGood: boolean;
  link: string;
  onOpen: () => void;
}

/** Work that ended while nobody looked. It stays until it is closed or followed. */
export function notifyEnded({ id, message, isGood, link, onOpen }: Ended): void {
  notifyOffer({ id, message, color: isGood ? 'green' : 'red', button: link, onPress: onOpen, autoClose: false });
}

const TIME_TO_THINK = 12_000;

/** Something is done, and one press leads on from it or takes it back: long enough to read it and to think again. */
export function notifyDoneWith(message: string, button: string, onPress: () => void): void {
  notifyOffer({ id: window.crypto.randomUUID(), message, color: 'green', button, onPress, autoClose: TIME_TO_THINK });
}
