import { client, unwrap } from './client';
import type { Session } from './types';

export const ANONYMOUS: Session = { authenticated: false, user: null, accounts: [] };

/** Who is signed in; 200 for nobody too. Sets the CSRF cookie that every later POST needs. */
export function getSession(): Promise<Session> {
  return unwrap(client.GET('/api/v1/auth/session/'));
}

export function login(body: { email: string; password: string }): Promise<Session> {
  return unwrap(client.POST('/api/v1/auth/login/', { body }));
}

export function logout(): Promise<Session> {
  return unwrap(client.POST('/api/v1/auth/logout/'));
}
