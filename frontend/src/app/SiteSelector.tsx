import { Select, Skeleton } from '@mantine/core';

import { useSite } from '@/hooks/useSite';

export function SiteSelector() {
  const { site, sites, isPending, select } = useSite();
  if (isPending) return <Skeleton w={220} h={36} />;
  if (!site) return null;
  return (
    <Select
      aria-label="Site"
      w="100%"
      maw={260}
      data={sites.map(({ id, domain }) => ({ value: String(id), label: domain }))}
      value={String(site.id)}
      onChange={(value) => value && select(value)}
      searchable={sites.length > 8}
      allowDeselect={false}
      nothingFoundMessage="No site of that name"
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
