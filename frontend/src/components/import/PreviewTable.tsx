import { Table } from '@mantine/core';

import type { ImportPreview } from '@/api/keywordImport';
import { formatMaybe } from '@/components/common/format';

import classes from './Import.module.css';

/** The first rows of the file, as they would be taken. */
export function PreviewTable({ rows }: Pick<ImportPreview, 'rows'>) {
  return (
    <div className={classes.preview} role="region" aria-label="The first rows of the file" tabIndex={0}>
      <Table fz="sm" verticalSpacing={5} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Keyword</Table.Th>
            <Table.Th ta="right">Volume</Table.Th>
            <Table.Th ta="right">Difficulty</Table.Th>
            <Table.Th>Intent</Table.Th>
            <Table.Th>Country</Table.Th>
            <Table.Th>Status</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.line}>
              <Table.Td>{row.keyword}</Table.Td>
              <Table.Td ta="right">{formatMaybe(row.volume)}</Table.Td>
              <Table.Td ta="right">{formatMaybe(row.difficulty)}</Table.Td>
              <Table.Td>{row.intent || '–'}</Table.Td>
              <Table.Td>{row.country || '–'}</Table.Td>
              <Table.Td>{row.is_new ? 'New' : 'Already there'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
