import { useState } from 'react';

/** Ids of the chosen rows, on whichever page they are. The form is the one that TanStack Table keeps. */
export type Chosen = Record<string, boolean>;

export function chosenIds(chosen: Chosen): number[] {
  return Object.keys(chosen).filter((id) => chosen[id]).map(Number);
}

export function useSelection() {
  const [chosen, setChosen] = useState<Chosen>({});
  return { chosen, setChosen, ids: chosenIds(chosen), clear: () => setChosen({}) };
}

export type Selection = ReturnType<typeof useSelection>;
