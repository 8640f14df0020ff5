import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';

import { renderWith } from '@/test/render';

import { ErrorBoundary } from './ErrorBoundary';

function Broken(): never {
  throw new Error('stages is undefined');
}

it('shows what broke and a way out instead of an empty page', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  renderWith(
    <ErrorBoundary>
      <Broken />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('stages is undefined');
  expect(screen.getByRole('button', { name: 'Reload' })).toBeVisible();
});
