import { Stack, Text, Title } from '@mantine/core';
import { Navigate, Route, Routes, useLocation } from 'react-router';

import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';
import { useAccount } from '@/hooks/useAccount';
import { useSite } from '@/hooks/useSite';

import { NotificationsPage } from './NotificationsPage';
import { PromptPage } from './PromptPage';
import { PromptsPage } from './PromptsPage';
import { ProvidersPage } from './ProvidersPage';
import { SettingsHeader } from './SettingsHeader';
import classes from './SettingsPage.module.css';
import { SitePage } from './SitePage';

function NoAccount() {
  return (
    <Stack gap="xs" py="xl">
      <Title order={1} size="h3">
        No account yet
      </Title>
      <Text c="dimmed">Ask an administrator to add you to an account; its settings then appear here.</Text>
    </Stack>
  );
}

/** Everything that is set once: whose AI writes, in which words, and what the pictures of a site look like. */
export default function SettingsPage() {
  const { account, isPending, error, refetch } = useAccount();
  const { site } = useSite();
  const { search } = useLocation();
  if (isPending) return <PageLoader what="the settings" />;
  if (error) return <LoadFailed what="The list of sites" error={error} retry={() => void refetch()} />;
  if (!account) return <NoAccount />;
  return (
    <div className={classes.page}>
      <SettingsHeader account={account} site={site} />
      <Routes>
        <Route path="providers" element={<ProvidersPage key={account.id} account={account} />} />
        <Route path="prompts" element={<PromptsPage key={account.id} account={account} />} />
        <Route path="prompts/:name" element={<PromptPage key={account.id} account={account} />} />
        {site && <Route path="site" element={<SitePage key={site.id} site={site} />} />}
        <Route path="notifications" element={<NotificationsPage key={`${account.id}-${site?.id}`} account={account} site={site} />} />
        <Route path="*" element={<Navigate to={{ pathname: '/settings/providers', search }} replace />} />
      </Routes>
    </div>
  );
}
