import { HeaderPopover } from '../HeaderPopover';
import { NotificationList } from './NotificationList';
import { bellCount, bellLabel } from './noticeView';
import { useInbox } from './useInbox';

/** The bell in the header: how many notifications are unread, and the list of them. */
export function Notifications() {
  const inbox = useInbox();
  const count = inbox.unread > 0 ? bellCount(inbox.unread) : '';
  return (
    <HeaderPopover icon="bell" buttonLabel={bellLabel(inbox.unread)} label="Notifications" count={count} width={380}>
      {(close) => <NotificationList inbox={inbox} onOpen={close} />}
    </HeaderPopover>
  );
}
