import { useState } from 'react';
import { useLocation } from 'react-router';

/** What a mailed link carries behind its #: browsers send that to no server, so it stands in no log. */
export function useLinkToken(): string {
  const { hash } = useLocation();
  const [token] = useState(() => hash.replace(/^#/, ''));
  return token;
}
