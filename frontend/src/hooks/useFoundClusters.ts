import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { keys } from '@/api/keys';
import { clustersApi } from '@/api/rows';
import type { Named } from '@/api/rowTypes';

import { useChoices } from './useRows';

interface Option {
  value: string;
  label: string;
}

function optionOf({ id, name }: Named): Option {
  return { value: String(id), label: name };
}

/** A cluster of which only the id is known: an address carries no more. */
function useLookedUp(value: string | null, isKnown: boolean): Option | undefined {
  const id = Number(value);
  const { data } = useQuery({
    queryKey: keys.row(clustersApi.path, id),
    queryFn: () => clustersApi.get(id),
    enabled: !isKnown && Number.isInteger(id) && id > 0,
  });
  return data && optionOf(data);
}

/** The chosen one: among those that were found, known to the page, remembered from an earlier search, or looked up. */
function useChosen(value: string | null, found: Option[], known: Named | null | undefined): Option | undefined {
  const [last, setLast] = useState<Option>();
  const listed = found.find((option) => option.value === value);
  if (listed && (listed.value !== last?.value || listed.label !== last.label)) setLast(listed);
  const before = [known ? optionOf(known) : undefined, last].find((option) => option?.value === value);
  const lookedUp = useLookedUp(value, listed !== undefined || before !== undefined);
  return listed ?? before ?? lookedUp;
}

/**
 * The clusters of a site whose names match what is typed, for a FoundSelect: there may be thousands.
 *
 * @param value the id that is chosen now: it need not be among the first ones
 * @param known the chosen one, where the page knows its name
 */
export function useFoundClusters(siteId: number, value: string | null, known?: Named | null) {
  const [typed, onSearch] = useState('');
  const [asked] = useDebouncedValue(typed, 250);
  const [name, setName] = useState('');
  // What stands in the field because it is chosen was not typed.
  const { data } = useChoices(clustersApi, siteId, asked === name ? '' : asked);
  const found = (data?.results ?? []).map(optionOf);
  const chosen = useChosen(value, found, known);
  const nameNow = value === null ? '' : (chosen?.label ?? name);
  if (nameNow !== name) setName(nameNow);
  const isListed = chosen === undefined || found.some((option) => option.value === chosen.value);
  return { options: isListed ? found : [chosen, ...found], onSearch };
}
