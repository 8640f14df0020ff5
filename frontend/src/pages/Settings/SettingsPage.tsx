import { Text } from '@mantine/core';
import { Navigate, Route, Routes, useLocation } from 'react-router';

import type { Site } from '@/api/types';
import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';
import { useAccount, type Account } from '@/hooks/useAccount';
import { useSite } from '@/hooks/useSite';

import { ApiKeysPage } from './ApiKeysPage';
import { MembersPage } from './MembersPage';
import { NotificationsPage } from './NotificationsPage';
import { ProfilePage } from './ProfilePage';
import { PromptPage } from './PromptPage';
import { PromptsPage } from './PromptsPage';
import { ProvidersPage } from './ProvidersPage';
import { SessionsPage } from './SessionsPage';
import { SettingsHeader } from './SettingsHeader';
import classes from './SettingsPage.module.css';
import { SitePage } from './SitePage';

function NoAccount() {
  return (
    <Text c="dimmed" py="md">
      You belong to no account yet. Ask an owner or admin of one to invite you; its settings then appear here.
    </Text>
  );
}

interface PagesProps {
  account: Account;
  site: Site | undefined;
}

function AccountPages({ account, site }: PagesProps) {
  const { search } = useLocation();
  return (
    <Routes>
      <Route path="providers" element={<ProvidersPage key={account.id} account={account} />} />
      <Route path="prompts" element={<PromptsPage key={account.id} account={account} />} />
      <Route path="prompts/:name" element={<PromptPage key={account.id} account={account} />} />
      {site && <Route path="site" element={<SitePage key={site.id} site={site} />} />}
      <Route path="notifications" element={<NotificationsPage key={`${account.id}-${site?.id}`} account={account} site={site} />} />
      <Route path="members" element={<MembersPage key={account.id} account={account} />} />
      <Route path="api-keys" element={<ApiKeysPage key={account.id} account={account} />} />
      <Route path="*" element={<Navigate to={{ pathname: '/settings/providers', search }} replace />} />
    </Routes>
  );
}

/** Everything that is set once: whose AI writes, in which words, and what the pictures of a site look like. */
export default function SettingsPage() {
  const { account, isPending, error, refetch } = useAccount();
  const { site } = useSite();
  if (isPending) return <PageLoader what="the settings" />;
  if (error) return <LoadFailed what="The list of sites" error={error} retry={() => void refetch()} />;
  return (
    <div className={classes.page}>
      <SettingsHeader account={account} site={site} />
      <Routes>
        <Route path="profile" element={<ProfilePage />} />
        <Route path="sessions" element={<SessionsPage />} />
        <Route path="*" element={account ? <AccountPages account={account} site={site} /> : <NoAccount />} />
      </Routes>
    </div>
  );
}
