import { useEffect, useRef } from 'react';

/** Brings the reader to the first field that was refused, which may be out of sight. */
export function useFirstErrorFocus(error: unknown) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return form;
}
