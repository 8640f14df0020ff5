import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';

import { AppRoutes } from '@/app/AppRoutes';
import { createQueryClient } from '@/app/queryClient';
import { cssVariables, theme } from '@/app/theme';

export function renderWith(children: ReactNode, address = '/') {
  const queryClient = createQueryClient();
  const router = createMemoryRouter([{ path: '*', element: children }], { initialEntries: [address] });
  const view = render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      <Notifications />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...view, queryClient, router };
}

/** The whole dashboard at an address, against whatever `serve` put in place of the network. */
export function renderApp(address = '/automation') {
  return renderWith(<AppRoutes />, address);
}
