const HOME = '/automation';

/** Where to go after the login: only to a page of this dashboard, never to another host. */
export function safeNext(next: string | null): string {
  if (next === null) return HOME;
  // "//host" and "/\host" are addresses of other hosts to a browser.
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : HOME;
}
