import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { BarChart } from './BarChart';

const SERIES = [{ label: 'Estimated', color: 'grey' }, { label: 'Used', color: 'red' }];
const GROUPS = [
  { key: 'a', label: 'Ideas', values: [20, 10] },
  { key: 'b', label: 'Content', values: [40, 0] },
];

function shown(isLying = false) {
  const { container } = render(
    <MantineProvider env="test">
      <BarChart groups={GROUPS} series={SERIES} format={(value) => `${value} c`} isLying={isLying} />
    </MantineProvider>,
  );
  return container;
}

it('draws a bar of each value that is there, measured by the highest mark', () => {
  const bars = [...shown().querySelectorAll<HTMLElement>('[data-bar]')];
  expect(bars.map(({ style }) => style.getPropertyValue('--share'))).toEqual(['50%', '25%', '100%']);
});

it('writes the marks, and nothing for zero but the number', () => {
  shown();
  expect(screen.getByText('0')).toBeInTheDocument();
  expect(screen.getByText('40 c')).toBeInTheDocument();
  expect(screen.queryByText('0 c')).not.toBeInTheDocument();
});

it('names every group beside bars that lie', () => {
  shown(true);
  expect(screen.getByText('Ideas')).toBeInTheDocument();
  expect(screen.getByText('Content')).toBeInTheDocument();
});

it('says the numbers of the group under the pointer', () => {
  const container = shown();
  const first = container.querySelector('[data-bar]')?.parentElement as HTMLElement;
  fireEvent.mouseEnter(first);
  expect(screen.getByText('Used: 10 c')).toBeInTheDocument();
  expect(screen.getByText('Estimated: 20 c')).toBeInTheDocument();
  expect(screen.queryByText('Used: 0 c')).not.toBeInTheDocument();
});

it('is nothing to a screen reader, which has the table', () => {
  expect(shown().querySelector('[aria-hidden]')).toContainElement(screen.getByText('40 c'));
});
