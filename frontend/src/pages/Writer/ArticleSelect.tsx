import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

import { contentApi } from '@/api/rows';
import { useChoices } from '@/hooks/useRows';

interface Props {
  siteId: number;
  value: string | undefined;
  /** The one that is chosen now, as far as it is known: it may not be among the first ones. */
  chosen?: { id: number; title: string } | undefined;
  onChange: (id: string | null) => void;
}

/** An article of the site, found by its title: there may be thousands. */
export function ArticleSelect({ siteId, value, chosen, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === chosen?.title ? '' : typed, 250);
  const { data } = useChoices(contentApi, siteId, search);
  const options = (data?.results ?? []).map(({ id, title }) => ({ value: String(id), label: title }));
  if (value !== undefined && !options.some((option) => option.value === value)) {
    options.unshift({ value, label: chosen?.title ?? `Article ${value}` });
  }
  return (
    <Select
      aria-label="Article"
      placeholder="Article"
      data={options}
      value={value ?? null}
      onChange={onChange}
      onSearchChange={setTyped}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Clear article', 'aria-hidden': false, tabIndex: 0 }}
      nothingFoundMessage="No article of that title"
      w={{ base: '100%', xs: 220 }}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
