import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** The time in milliseconds, anew every minute: for sentences such as "in 5 minutes" on a page that rests. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), MINUTE);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
