/** People of an account: members, invitations and keys for programs. */

import { client, unwrap } from './client';
import type { components } from './schema';
import type { Sent } from './types';

type Schemas = components['schemas'];

export type Role = Schemas['RoleEnum'];
export type KeyScope = Schemas['ScopeEnum'];
export type AccountDetail = Sent<Schemas['Account']>;
export type Member = Sent<Schemas['Member']>;
export type Invitation = Sent<Schemas['Invitation']>;
export type ApiKey = Sent<Schemas['ApiKey']>;
/** With the key's text, which is sent this once. */
export type MadeKey = Sent<Schemas['MadeKey']>;

export interface NewKey {
  name: string;
  scope: KeyScope;
  expires_at: string | null;
}

const ofAccount = (accountId: number) => ({ query: { account_id: accountId } });

export function getAccount(accountId: number): Promise<AccountDetail> {
  return unwrap(client.GET('/api/v1/accounts/{account_id}/', { params: { path: { account_id: accountId } } }));
}

export function patchMember(memberId: number, role: Role): Promise<Member> {
  const params = { path: { member_id: memberId } };
  return unwrap(client.PATCH('/api/v1/accounts/members/{member_id}/', { params, body: { role } }));
}

export function deleteMember(memberId: number) {
  return unwrap(client.DELETE('/api/v1/accounts/members/{member_id}/', { params: { path: { member_id: memberId } } }));
}

export function postInvitation(accountId: number, body: { email: string; role: Role }): Promise<Invitation> {
  return unwrap(client.POST('/api/v1/accounts/invitations/', { params: ofAccount(accountId), body }));
}

const ofInvitation = (id: number) => ({ path: { invitation_id: id } });

export function resendInvitation(id: number): Promise<Invitation> {
  return unwrap(client.POST('/api/v1/accounts/invitations/{invitation_id}/resend/', { params: ofInvitation(id) }));
}

export function deleteInvitation(id: number) {
  return unwrap(client.DELETE('/api/v1/accounts/invitations/{invitation_id}/', { params: ofInvitation(id) }));
}

export function postApiKey(accountId: number, body: NewKey): Promise<MadeKey> {
  return unwrap(client.POST('/api/v1/accounts/api_keys/', { params: ofAccount(accountId), body }));
}

export function deleteApiKey(keyId: number) {
  return unwrap(client.DELETE('/api/v1/accounts/api_keys/{key_id}/', { params: { path: { key_id: keyId } } }));
}
