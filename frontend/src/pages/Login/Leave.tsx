import { useEffect } from 'react';

/** Goes to a page that the server makes, such as the admin: the router knows nothing of it. */
export function Leave({ to }: { to: string }) {
  useEffect(() => {
    window.location.replace(to);
  }, [to]);
  return null;
}
