import { Stack, Text, Title } from '@mantine/core';
import { lazy } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';

import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';
import { useSite } from '@/hooks/useSite';

import { SiteAutomation } from './SiteAutomation';

const RunPage = lazy(() => import('./RunPage'));

function CurrentPage() {
  const { site, isPending, error, refetch } = useSite();
  if (isPending) return <PageLoader />;
  if (site) return <SiteAutomation key={site.id} site={site} />;
  if (error) return <LoadFailed what="The list of sites" error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="xs" py="xl">
      <Title order={1} size="h3">
        No site yet
      </Title>
      <Text c="dimmed">Ask an administrator to add a site to your account; its pipeline then appears here.</Text>
    </Stack>
  );
}

/** What runs now, and below it a page for every run there was. */
export default function AutomationPage() {
  const { search } = useLocation();
  return (
    <Routes>
      <Route index element={<CurrentPage />} />
      <Route path="runs/:runId" element={<RunPage />} />
      <Route path="*" element={<Navigate to={{ pathname: '/automation', search }} replace />} />
    </Routes>
  );
}
