import { Center, Group, Loader, Text } from '@mantine/core';

interface Props {
  /** What is on its way: "the log". */
  what?: string | undefined;
  /** Within a panel or a dialog, where a page's height would be too much. */
  isSmall?: boolean;
}

/** Says what is waited for, to everybody. */
export function PageLoader({ what = '', isSmall = false }: Props) {
  return (
    <Center mih={isSmall ? 120 : '40vh'}>
      <Group gap="xs" role="status">
        <Loader size="xs" aria-hidden />
        <Text size="sm" c="dimmed">
          Loading{what && ` ${what}`}…
        </Text>
      </Group>
    </Center>
  );
}
