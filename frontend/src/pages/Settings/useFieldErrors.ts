import { useState } from 'react';

import { fieldErrorsOf } from '@/api/errors';

/** What the server said of each field of a form that it refused; gone for a field as soon as that is touched. */
export function useFieldErrors(error: unknown) {
  const [touched, setTouched] = useState<string[]>([]);
  const fields = fieldErrorsOf(error);
  const left = Object.keys(fields).filter((name) => !touched.includes(name));
  return {
    errorOf: (name: string) => (left.includes(name) ? fields[name]?.join(' ') : undefined),
    touch: (name: string) => setTouched((current) => [...current, name]),
    forget: () => setTouched([]),
    /** How many fields are still to be corrected. */
    refused: left.length,
    /** An error of the whole form: none of its fields is to blame. */
    failure: Object.keys(fields).length === 0 ? error : null,
  };
}
