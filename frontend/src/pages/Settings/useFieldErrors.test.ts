import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';

import { errorFrom, networkError } from '@/api/errors';

import { useFieldErrors } from './useFieldErrors';

const refused = errorFrom(400, {
  status: 'error', error_type: 'ValidationError', error_message: 'Too long.', phase: '', timestamp: '', retryable: false,
  action: null, details: { fields: { text_model: ['Too long.', 'Not printable.'], vectors: ['Unknown.'] } },
});

it('gives every field its sentences until it is touched', () => {
  const { result } = renderHook(() => useFieldErrors(refused));
  expect(result.current.errorOf('text_model')).toBe('Too long. Not printable.');
  expect(result.current).toMatchObject({ refused: 2, failure: null });
  act(() => result.current.touch('text_model'));
  expect(result.current.errorOf('text_model')).toBeUndefined();
  expect(result.current.refused).toBe(1);
});

it('begins anew with the next attempt', () => {
  const { result } = renderHook(() => useFieldErrors(refused));
  act(() => result.current.touch('vectors'));
  act(() => result.current.forget());
  expect(result.current.errorOf('vectors')).toBe('Unknown.');
});

it('tells an error of the whole form from one of its fields', () => {
  const error = networkError();
  expect(renderHook(() => useFieldErrors(error)).result.current).toMatchObject({ refused: 0, failure: error });
});
