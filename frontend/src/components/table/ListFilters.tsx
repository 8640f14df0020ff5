import type { ReactNode } from 'react';

import type { ListQuestion } from '@/api/rows';
import type { Choice } from '@/components/common/choices';

import { ClearFilters } from './ClearFilters';
import { TableFilter } from './TableFilter';
import { TableSearch } from './TableSearch';

export interface FilterSpec {
  /** As the address and the API call it. */
  name: string;
  label: string;
  options: Choice[];
}

interface Props {
  list: {
    question: ListQuestion;
    isNarrowed: boolean;
    setSearch: (search: string) => void;
    setFilter: (name: string, value: string | null) => void;
    clear: () => void;
  };
  /** What the search field is called. */
  search: string;
  filters: FilterSpec[];
  /** Filters that are no short list of choices. */
  children?: ReactNode;
}

/** Search and filters above a list, and the way back from them. */
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
