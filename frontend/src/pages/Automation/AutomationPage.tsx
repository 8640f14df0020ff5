import { Stack, Text, Title } from '@mantine/core';

import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';
import { useSite } from '@/hooks/useSite';

import { SiteAutomation } from './SiteAutomation';

export default function AutomationPage() {
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
