import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

import { clustersApi } from '@/api/rows';
import type { Named } from '@/api/rowTypes';
import { useChoices } from '@/hooks/useRows';

interface Props {
  siteId: number;
  label: string;
  value: string | null;
  /** The one that is chosen now: it may not be among the first ones. */
  chosen?: Named | null | undefined;
  onChange: (id: string | null) => void;
  isFilter?: boolean;
  error?: string | undefined;
}

/** A cluster of the site, found by its name: there may be thousands. */
export function ClusterSelect({ siteId, label, value, chosen, onChange, isFilter = false, error }: Props) {
  const [typed, setTyped] = useState('');
  const known = chosen?.name ?? '';
  const [search] = useDebouncedValue(typed === known ? '' : typed, 250);
  const { data } = useChoices(clustersApi, siteId, search);
  const options = (data?.results ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  if (chosen && !options.some((option) => option.value === String(chosen.id))) {
    options.unshift({ value: String(chosen.id), label: chosen.name });
  }
  return (
    <Select
      {...(isFilter ? { 'aria-label': label, placeholder: label, w: { base: 'calc(50% - 4px)', xs: 140 } } : { label, placeholder: 'None' })}
      data={options}
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}`, 'aria-hidden': false, tabIndex: 0 }}
      nothingFoundMessage="No cluster of that name"
      error={error}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
