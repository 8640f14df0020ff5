import type { Notification, NotificationPage, Preferences, Webhook } from '@/api/notifications';

export function notification(id: number, part: Partial<Notification> = {}): Notification {
  return {
    id,
    kind: 'run.completed',
    level: 'success',
    title: 'Automation of coffee.example completed: 43 articles ready for review, 449 credits',
    sentence: 'It took 12m 30s.',
    link: '/automation?site=13',
    site_domain: 'coffee.example',
    created_at: '2026-11-20T14:00:00Z',
    read_at: null,
    ...part,
  };
}

export function inbox(results: Notification[], part: Partial<NotificationPage> = {}): NotificationPage {
  const unread = results.filter(({ read_at: readAt }) => readAt === null).length;
  return { next: null, previous: null, results, unread, ...part };
}

export const noNotifications = inbox([]);
export const preferences: Preferences = { account_id: 1, email: 'alice@example.com', by_email: true, may_change: true };

export const noWebhook: Webhook = {
  site_id: 12,
  domain: 'coffee.example',
  may_change: true,
  is_set: false,
  url: '',
  enabled: false,
  secret: null,
  last_at: null,
  last_status: null,
  last_sentence: '',
};

export const webhook: Webhook = {
  ...noWebhook,
  is_set: true,
  url: 'https://hooks.example.com/igny8',
  enabled: true,
  last_at: '2026-11-20T14:00:00Z',
  last_status: 200,
  last_sentence: 'Delivered.',
};
