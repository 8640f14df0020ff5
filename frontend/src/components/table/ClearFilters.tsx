import { Button } from '@mantine/core';

interface Props {
  list: { isNarrowed: boolean; clear: () => void };
}

/** Back to the whole list; only where something narrows it. */
export function ClearFilters({ list }: Props) {
  if (!list.isNarrowed) return null;
  return (
    <Button variant="subtle" color="gray" size="compact-sm" onClick={list.clear}>
      Clear all
    </Button>
  );
}
