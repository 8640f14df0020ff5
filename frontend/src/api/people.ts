/** Oneself: name, passwords, where one is logged in, and invitations to an account. */

import { client, unwrap } from './client';
import type { components } from './schema';
import type { Sent, Session } from './types';

type Schemas = components['schemas'];

export type Done = Schemas['Done'];
export type OpenInvitation = Sent<Schemas['OpenInvitation']>;
export type UserSession = Sent<Schemas['UserSession']>;

export function patchProfile(name: string): Promise<Sent<Schemas['Profile']>> {
  return unwrap(client.PATCH('/api/v1/auth/profile/', { body: { name } }));
}

export function changePassword(body: { current_password: string; new_password: string }): Promise<Done> {
  return unwrap(client.POST('/api/v1/auth/password/change/', { body }));
}

/** Asks for a mail with a link. The answer does not tell whether somebody has the address. */
export function forgotPassword(email: string): Promise<Done> {
  return unwrap(client.POST('/api/v1/auth/password/forgotten/', { body: { email } }));
}

export function resetPassword(body: { token: string; password: string }): Promise<Done> {
  return unwrap(client.POST('/api/v1/auth/password/reset/', { body }));
}

/** What the link of an invitation leads to. */
export function openInvitation(token: string): Promise<OpenInvitation> {
  return unwrap(client.POST('/api/v1/accounts/invitations/open/', { body: { token } }));
}

/** Name and password are those of a new person; whoever is logged in sends neither. */
export function acceptInvitation(asked: { token: string; name?: string; password?: string }): Promise<Session> {
  const body = { name: '', password: '', ...asked };
  return unwrap(client.POST('/api/v1/accounts/invitations/accept/', { body }));
}

export function endSession(id: number) {
  return unwrap(client.DELETE('/api/v1/auth/sessions/{session_id}/', { params: { path: { session_id: id } } }));
}

export function endOtherSessions(): Promise<Done> {
  return unwrap(client.POST('/api/v1/auth/sessions/end_others/'));
}
