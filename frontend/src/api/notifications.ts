import { client, unwrap } from './client';
import type { components } from './schema';
import type { Sent } from './types';

type Schemas = components['schemas'];

export type Notification = Sent<Schemas['Notification']>;
export type NotificationPage = Sent<Schemas['PaginatedNotificationList']>;
export type Preferences = Sent<Schemas['Preferences']>;
export type Webhook = Sent<Schemas['Webhook']>;
export type WebhookChanges = Schemas['WebhookRequestRequest'];
export type WebhookTest = Sent<Schemas['WebhookTest']>;

const ofAccount = (accountId: number) => ({ query: { account_id: accountId } });
const ofSite = (siteId: number) => ({ path: { site_id: siteId } });

/** The newest ones, or those after a cursor. */
export function getNotifications(cursor?: string): Promise<NotificationPage> {
  return unwrap(client.GET('/api/v1/notifications/', { params: { query: cursor ? { cursor } : {} } }));
}

/** Marks some as read, or all of them. */
export function postRead(ids: number[] | 'all') {
  return unwrap(client.POST('/api/v1/notifications/read/', { body: ids === 'all' ? { all: true } : { ids, all: false } }));
}

export function getPreferences(accountId: number): Promise<Preferences> {
  return unwrap(client.GET('/api/v1/notifications/preferences/', { params: ofAccount(accountId) }));
}

export function putPreferences(accountId: number, byEmail: boolean): Promise<Preferences> {
  return unwrap(
    client.PUT('/api/v1/notifications/preferences/', { params: ofAccount(accountId), body: { by_email: byEmail } }),
  );
}

export function getWebhook(siteId: number): Promise<Webhook> {
  return unwrap(client.GET('/api/v1/notifications/sites/{site_id}/webhook/', { params: ofSite(siteId) }));
}

export function putWebhook(siteId: number, changes: WebhookChanges): Promise<Webhook> {
  return unwrap(client.PUT('/api/v1/notifications/sites/{site_id}/webhook/', { params: ofSite(siteId), body: changes }));
}

export function deleteWebhook(siteId: number): Promise<Webhook> {
  return unwrap(client.DELETE('/api/v1/notifications/sites/{site_id}/webhook/', { params: ofSite(siteId) }));
}

export function postSecret(siteId: number): Promise<Webhook> {
  return unwrap(client.POST('/api/v1/notifications/sites/{site_id}/webhook/secret/', { params: ofSite(siteId) }));
}

export function postWebhookTest(siteId: number): Promise<WebhookTest> {
  return unwrap(client.POST('/api/v1/notifications/sites/{site_id}/webhook/test/', { params: ofSite(siteId) }));
}
