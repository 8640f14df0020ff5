import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import { renderWith } from '@/test/render';
import { refusal, serve } from '@/test/server';

import ImportModal from './ImportModal';

const preview = {
  filename: 'keywords.csv', format: 'csv', encoding: 'utf-8', separator: ',', sheet: '', columns: { keyword: 'Keyword' },
  unused_columns: ['Trend'], new: 40, duplicates: 6, rejected_count: 1,
  rows: [{ line: 2, keyword: 'cold brew ratio', volume: 1_300, difficulty: null, intent: '', country: '', is_new: true }],
  rejected: [{ line: 17, text: '???', reason: 'It has no letter and no digit.' }],
};
const report = { added: 40, duplicates: 6, filled: 0, rejected_count: 0, rejected: [] };
const file = new File(['Keyword\ncold brew ratio\n'], 'keywords.csv', { type: 'text/csv' });

function show(answers: Record<string, unknown> = {}) {
  const server = serve({ 'POST planner/keywords/import/preview/': preview, 'POST planner/keywords/import/': report, ...answers });
  const onClose = vi.fn();
  renderWith(<ImportModal siteId={12} onClose={onClose} />);
  return { server, onClose };
}

const chooser = () => screen.findByLabelText(/Drop a keyword file here/);

it('shows what would be taken before anything is written, then what became of it', async () => {
  const { server } = show();
  await userEvent.upload(await chooser(), file);
  expect(await screen.findByText('keywords.csv: 40 new keywords, 6 already there, 1 row cannot be taken')).toBeVisible();
  expect(screen.getByText('Line 17').parentElement).toHaveTextContent('It has no letter and no digit.');
  expect(screen.getByText('Not used: Trend')).toBeVisible();
  expect(server.asked('POST planner/keywords/import/')).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Import 40 keywords' }));
  expect(await screen.findByText('40 keywords added, 6 already there.')).toBeVisible();
});

it('takes a file that is dropped on it', async () => {
  show();
  const area = (await chooser()).parentElement as HTMLElement;
  fireEvent.dragEnter(area);
  expect(area).toHaveAttribute('data-over');
  fireEvent.drop(area, { dataTransfer: { files: [file] } });
  expect(area).not.toHaveAttribute('data-over');
  expect(await screen.findByText(/40 new keywords/)).toBeVisible();
});

it('says why a file was not taken and lets another one be chosen', async () => {
  const { server } = show({ 'POST planner/keywords/import/preview/': refusal(413, 'ValidationError', 'The file is larger than 10 MB.') });
  await userEvent.upload(await chooser(), file);
  expect(await screen.findByRole('alert')).toHaveTextContent('The file is larger than 10 MB.');
  server.table['POST planner/keywords/import/preview/'] = preview;
  await userEvent.upload(await chooser(), file);
  expect(await screen.findByText(/40 new keywords/)).toBeVisible();
});

it('can be sent again after a lost answer, under the same key', async () => {
  const keys: (string | null)[] = [];
  const { server } = show({ 'POST planner/keywords/import/': () => 'offline' });
  const fetched = globalThis.fetch;
  vi.stubGlobal('fetch', (request: Request) => {
    if (request.url.endsWith('/import/')) keys.push(request.headers.get('Idempotency-Key'));
    return fetched(request);
  });
  await userEvent.upload(await chooser(), file);
  await userEvent.click(await screen.findByRole('button', { name: 'Import 40 keywords' }));
  expect(await screen.findByText('The server cannot be reached.')).toBeVisible();
  server.table['POST planner/keywords/import/'] = report;
  await userEvent.click(screen.getByRole('button', { name: 'Import 40 keywords' }));
  await waitFor(() => expect(keys).toHaveLength(2));
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[1]).toBe(keys[0]);
});
