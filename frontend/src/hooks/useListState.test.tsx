import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { renderWith } from '@/test/render';

import { useListState } from './useListState';

const DEFAULTS = { ordering: 'name', filters: ['status'] };

function Probe() {
  const list = useListState(DEFAULTS);
  return (
    <>
      <output>{JSON.stringify(list.question)}</output>
      <button onClick={() => list.setPage(3)}>page</button>
      <button onClick={() => list.setFilter('status', 'new')}>filter</button>
      <button onClick={() => list.setSearch('tea')}>search</button>
      <button onClick={() => list.clear()}>clear</button>
    </>
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it('keeps the question in the address, and whatever narrows the list leads to its first page', async () => {
  const { router } = renderWith(<Probe />, '/x?site=12');
  await press('page');
  expect(router.state.location.search).toBe('?site=12&page=3');
  await press('filter');
  expect(router.state.location.search).toBe('?site=12&status=new');
  await press('search');
  expect(router.state.location.search).toBe('?site=12&status=new&search=tea');
  await press('clear');
  expect(router.state.location.search).toBe('?site=12');
});

it('lets Back undo a filter', async () => {
  const { router } = renderWith(<Probe />, '/x?site=12');
  await press('filter');
  await router.navigate(-1);
  expect(await screen.findByText(/"filters":{}/)).toBeVisible();
});
