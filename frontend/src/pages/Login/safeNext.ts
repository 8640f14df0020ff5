const HOME = '/';

/** Where to go after the login: only to a page of this dashboard, never to another host. */
export function safeNext(next: string | null): string {
  if (next === null) return HOME;
  // "//host" and "/\host" are addresses of other hosts to a browser.
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : HOME;
}

/** Whether the server makes the page at this path, and not the router. */
export function isOfServer(path: string): boolean {
  return path.startsWith('/admin/');
}
