import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';

import type { Named } from '@/api/rowTypes';
import { FoundSelect } from '@/components/common/FoundSelect';
import { pageOf } from '@/test/fixtures';
import { cluster } from '@/test/plannerFixtures';
import { renderWith } from '@/test/render';
import { serve, type Call } from '@/test/server';

import { useFoundClusters } from './useFoundClusters';

const far = { ...cluster, id: 900, name: 'Zarf Holders' };

/** The first ones are one; the other is found by its name or by its id only. */
function show(first: string | null, known?: Named) {
  const server = serve({
    'GET planner/clusters/': ({ query }: Call) => ({ body: pageOf(query.get('search') ? [far] : [cluster]) }),
    'GET planner/clusters/{id}/': far,
  });
  function Field() {
    const [value, setValue] = useState(first);
    return <FoundSelect label="Cluster" {...useFoundClusters(12, value, known)} value={value} onChange={setValue} />;
  }
  renderWith(<Field />);
  return server;
}

const field = () => screen.getByRole('combobox', { name: 'Cluster' });

it('shows the name of one of which the address knows the id only', async () => {
  const server = show('900');
  await waitFor(() => expect(field()).toHaveValue('Zarf Holders'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(server.asked('GET planner/clusters/').map(({ query }) => query.get('search'))).toEqual([null]);
});

it('asks for nothing that the page knows', async () => {
  const server = show('900', { id: 900, name: 'Zarf Holders' });
  await waitFor(() => expect(field()).toHaveValue('Zarf Holders'));
  expect(server.asked('GET planner/clusters/{id}/')).toEqual([]);
});

it('finds one by its name and keeps it, though it is not among the first ones', async () => {
  const server = show(null);
  await userEvent.type(field(), 'zarf');
  await userEvent.click(await screen.findByRole('option', { name: 'Zarf Holders' }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(field()).toHaveValue('Zarf Holders');
  expect(server.asked('GET planner/clusters/{id}/')).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Clear cluster' }));
  expect(field()).toHaveValue('');
});
