import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';

export default function NotFoundPage() {
  return (
    <Stack gap="xs" py="xl">
      <Title order={1} size="h3">
        There is no such page
      </Title>
      <Text c="dimmed">
        The address may be mistyped, or the page has moved. <Anchor component={Link} to="/">Go to the dashboard</Anchor>
      </Text>
    </Stack>
  );
}
