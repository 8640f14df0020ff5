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
