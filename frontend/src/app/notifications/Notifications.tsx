import { Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

import { Icon } from '@/components/common/Icon';

import { NotificationList } from './NotificationList';
import classes from './Notifications.module.css';
import { bellCount, bellLabel } from './noticeView';
import { useInbox } from './useInbox';

/** The bell in the header: how many notifications are unread, and the list of them. */
export function Notifications() {
  const inbox = useInbox();
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <Popover opened={isOpen} onChange={(open) => !open && close()} position="bottom-end" width={380} trapFocus shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes.bell} aria-label={bellLabel(inbox.unread)} onClick={toggle}>
          <Icon name="bell" />
          {inbox.unread > 0 && (
            <span className={classes.count} aria-hidden>
              {bellCount(inbox.unread)}
            </span>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label="Notifications">
        <NotificationList inbox={inbox} onOpen={close} />
      </Popover.Dropdown>
    </Popover>
  );
}
