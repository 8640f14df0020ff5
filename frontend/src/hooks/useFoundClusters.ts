import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

import { clustersApi } from '@/api/rows';
import type { Named } from '@/api/rowTypes';

import { useChoices } from './useRows';

interface Found {
  options: { value: string; label: string }[];
  onSearch: (typed: string) => void;
}

/**
 * The clusters of a site whose names match what is typed, for a FoundSelect: there may be thousands.
 *
 * @param chosen the one that is chosen now: it may not be among the first ones
 */
export function useFoundClusters(siteId: number, chosen?: Named | null): Found {
  const [typed, onSearch] = useState('');
  const known = chosen?.name ?? '';
  const [search] = useDebouncedValue(typed === known ? '' : typed, 250);
  const { data } = useChoices(clustersApi, siteId, search);
  const options = (data?.results ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  if (chosen && !options.some(({ value }) => value === String(chosen.id))) {
    options.unshift({ value: String(chosen.id), label: chosen.name });
  }
  return { options, onSearch };
}
