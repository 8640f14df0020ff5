import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

import { contentApi } from '@/api/rows';
import { FoundSelect } from '@/components/common/FoundSelect';
import { useChoices } from '@/hooks/useRows';

interface Props {
  siteId: number;
  value: string | undefined;
  /** The one that is chosen now, as far as it is known: it may not be among the first ones. */
  chosen?: { id: number; title: string } | undefined;
  onChange: (id: string | null) => void;
}

/** An article of the site, as a filter. */
export function ArticleSelect({ siteId, value, chosen, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === chosen?.title ? '' : typed, 250);
  const { data } = useChoices(contentApi, siteId, search);
  const options = (data?.results ?? []).map(({ id, title }) => ({ value: String(id), label: title }));
  if (value !== undefined && !options.some((option) => option.value === value)) {
    options.unshift({ value, label: chosen?.title ?? `Article ${value}` });
  }
  return <FoundSelect label="Article" options={options} onSearch={setTyped} value={value ?? null} onChange={onChange} isFilter />;
}
