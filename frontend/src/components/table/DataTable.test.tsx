import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';

import { ApiError } from '@/api/errors';
import { renderWith } from '@/test/render';

import type { Column } from './column';
import { DataTable, type DataTableProps } from './DataTable';

interface Tea {
  id: number;
  name: string;
  price: number;
}

const columns: Column<Tea>[] = [
  { id: 'name', header: 'Name', sortBy: 'name', isTitle: true, cell: ({ name }) => name },
  { id: 'price', header: 'Price', sortBy: 'price', isNumber: true, cell: ({ price }) => price },
];
const teas: Tea[] = [{ id: 1, name: 'Assam', price: 4 }, { id: 2, name: 'Sencha', price: 7 }];
const page = (count = 2) => ({ count, next: null, previous: null, results: teas });
const moves = () => ({ setPage: vi.fn(), setPageSize: vi.fn(), setOrdering: vi.fn() });

function show(part: Partial<DataTableProps<Tea>> = {}) {
  const list = { question: { page: 1, pageSize: 25, ordering: 'name', search: '', filters: {} }, ...moves() };
  const onChoice = vi.fn();
  function Table() {
    const [chosen, setChosen] = useState<Record<string, boolean>>({ 9: true });
    const choose = (next: Record<string, boolean>) => {
      onChoice(next);
      setChosen(next);
    };
    return (
      <DataTable
        noun="tea"
        columns={columns}
        query={{ data: page(), error: null, isPlaceholderData: false, refetch: vi.fn() }}
        list={list}
        selection={{ chosen, setChosen: choose }}
        titleOf={({ name }) => name}
        empty={<p>No tea yet</p>}
        {...part}
      />
    );
  }
  renderWith(<Table />);
  return { list, onChoice };
}

describe('the box of the whole page', () => {
  it('cannot be pressed while the rows are on their way', () => {
    show({ query: { data: undefined, error: null, isPlaceholderData: false, refetch: vi.fn() } });
    expect(screen.getByRole('checkbox', { name: 'Select every tea of this page' })).toBeDisabled();
  });
});

describe('the order', () => {
  it('is told to a screen reader and changed with the keyboard', async () => {
    const { list } = show();
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
    screen.getByRole('button', { name: 'Price' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(list.setOrdering).toHaveBeenCalledWith('-price');
  });
});

describe('choosing rows', () => {
  it('adds the page to what is chosen on other pages, and takes it out again', async () => {
    const { onChoice } = show();
    const box = screen.getByRole('checkbox', { name: 'Select every tea of this page' });
    await userEvent.click(box);
    expect(onChoice).toHaveBeenLastCalledWith({ 1: true, 2: true, 9: true });
    await userEvent.click(box);
    expect(onChoice).toHaveBeenLastCalledWith({ 9: true });
  });

  it('marks a part of the page as a part', async () => {
    show();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Sencha' }));
    expect(screen.getByRole('checkbox', { name: 'Select every tea of this page' })).toBePartiallyChecked();
  });

  it('is not offered to those who may change nothing', () => {
    show({ selection: undefined });
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

it('names each row by its title', () => {
  show();
  const row = screen.getByRole('row', { name: /Sencha/ });
  expect(within(row).getByRole('rowheader', { name: 'Sencha' })).toBeVisible();
});

it('turns pages', async () => {
  const { list } = show({ query: { data: page(60), error: null, isPlaceholderData: false, refetch: vi.fn() } });
  expect(screen.getByText('1–25 of 60 teas')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Page 3' }));
  expect(list.setPage).toHaveBeenCalledWith(3);
});

it('keeps the rows while the next page is on its way', () => {
  show({ query: { data: page(60), error: null, isPlaceholderData: true, refetch: vi.fn() } });
  expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'true');
  expect(screen.getByText('Assam')).toBeVisible();
});

it('shows the shape of the list before the first answer', () => {
  show({ query: { data: undefined, error: null, isPlaceholderData: false, refetch: vi.fn() } });
  expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'true');
  expect(screen.queryByText('No tea yet')).toBeNull();
});

it('says what to do when there are no rows', () => {
  show({ query: { data: { ...page(0), results: [] }, error: null, isPlaceholderData: false, refetch: vi.fn() } });
  expect(screen.getByText('No tea yet')).toBeVisible();
  expect(screen.queryByRole('table')).toBeNull();
});

it('says why the list could not be loaded and tries again', async () => {
  const refetch = vi.fn();
  const error = new ApiError(403, {
    status: 'error', error_type: 'PermissionError', error_message: 'Not yours.', phase: '', timestamp: '', details: {},
    retryable: false, action: null,
  });
  show({ query: { data: undefined, error, isPlaceholderData: false, refetch } });
  expect(screen.getByRole('alert')).toHaveTextContent('Not yours.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(refetch).toHaveBeenCalled();
});
