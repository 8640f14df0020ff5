import { TextInput } from '@mantine/core';

import type { Site } from '@/api/types';
import { ClearFilters } from '@/components/table/ClearFilters';
import { TableFilter } from '@/components/table/TableFilter';
import { TableSearch } from '@/components/table/TableSearch';
import type { ListState } from '@/hooks/useListState';

import { FUNCTIONS } from './functionNames';
import { KIND_FILTER } from './ledgerView';

export const LEDGER_LIST = { ordering: '-id', filters: ['kind', 'function', 'site_id', 'run_id', 'from', 'to'] } as const;

interface DayProps {
  label: string;
  value: string | undefined;
  onChange: (day: string | null) => void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      aria-label={label}
      title={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      w={{ base: 'calc(50% - 4px)', xs: 146 }}
    />
  );
}

/** Search and filters of the ledger. */
export function LedgerFilters({ list, sites }: { list: ListState; sites: Site[] }) {
  const { question, setSearch, setFilter } = list;
  const filter = (name: string) => ({
    value: question.filters[name],
    onChange: (value: string | null) => setFilter(name, value),
  });
  return (
    <>
      <TableSearch label="Search the ledger" value={question.search} onChange={setSearch} />
      <TableFilter label="Kind" options={KIND_FILTER} {...filter('kind')} />
      <TableFilter label="Function" options={FUNCTIONS} {...filter('function')} />
      {sites.length > 1 && (
        <TableFilter label="Of site" options={sites.map(({ id, domain }) => ({ value: String(id), label: domain }))} {...filter('site_id')} />
      )}
      <Day label="First day" {...filter('from')} />
      <Day label="Last day" {...filter('to')} />
      <ClearFilters list={list} />
    </>
  );
}
