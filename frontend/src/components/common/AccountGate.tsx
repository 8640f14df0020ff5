import { Stack, Text, Title } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';

import { LoadFailed } from './LoadFailed';
import { PageLoader } from './PageLoader';

interface Props<Account> {
  /** What `useAccount` found. */
  found: { account: Account | undefined; isPending: boolean; error: unknown; refetch: () => unknown };
  /** The page of an account; it begins anew with each account. */
  children: (account: Account) => ReactNode;
}

/** In front of every page that is about one account. */
export function AccountGate<Account extends { id: number }>({ found, children }: Props<Account>) {
  const { account, isPending, error, refetch } = found;
  if (isPending) return <PageLoader what="the account" />;
  if (error) return <LoadFailed what="The list of sites" error={error} retry={() => void refetch()} />;
  if (account) return <Fragment key={account.id}>{children(account)}</Fragment>;
  return (
    <Stack gap="xs" py="xl">
      <Title order={1} size="h3">
        No account yet
      </Title>
      <Text c="dimmed">Ask an owner or admin of an account to invite you; it then appears here.</Text>
    </Stack>
  );
}
