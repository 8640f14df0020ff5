import { Text, TextInput } from '@mantine/core';

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
  /** Inside the field, where there is no room for the whole label. */
  word: string;
  value: string | undefined;
  onChange: (day: string | null) => void;
}

function Day({ label, word, value, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      aria-label={label}
      leftSection={
        <Text size="sm" c="dimmed" aria-hidden>
          {word}
        </Text>
      }
      leftSectionWidth={50}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      w={{ base: '100%', xs: 178 }}
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
      <Day label="First day" word="From" {...filter('from')} />
      <Day label="Last day" word="To" {...filter('to')} />
      <ClearFilters list={list} />
    </>
  );
}
