import { Button } from '@mantine/core';

import { EmptyState } from './EmptyState';

/** No row fits the search and the filters: the way back to all of them. */
export function NothingFound({ noun, onClear }: { noun: string; onClear: () => void }) {
  return (
    <EmptyState
      title={`No ${noun} matches`}
      action={
        <Button variant="default" onClick={onClear}>
          Clear search and filters
        </Button>
      }
    >
      Nothing here fits all of the filters together.
    </EmptyState>
  );
}
