import type { ReactNode } from 'react';

import type { Choice } from '@/components/common/choices';
import { ClearFilters } from '@/components/table/ClearFilters';
import { TableFilter } from '@/components/table/TableFilter';
import { TableSearch } from '@/components/table/TableSearch';
import type { ListState } from '@/hooks/useListState';

export interface FilterSpec {
  /** As the address and the API call it. */
  name: string;
  label: string;
  options: Choice[];
}

interface Props {
  list: ListState;
  search: string;
  filters: FilterSpec[];
  /** Filters that are no short list of choices. */
  children?: ReactNode;
}

/** Search and filters above a list of the planner, and the way back from them. */
export function ListFilters({ list, search, filters, children }: Props) {
  const { question, setSearch, setFilter } = list;
  return (
    <>
      <TableSearch label={search} value={question.search} onChange={setSearch} />
      {filters.map(({ name, label, options }) => (
        <TableFilter
          key={name}
          label={label}
          options={options}
          value={question.filters[name]}
          onChange={(value) => setFilter(name, value)}
        />
      ))}
      {children}
      <ClearFilters list={list} />
    </>
  );
}
