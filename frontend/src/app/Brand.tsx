import { Group, Text } from '@mantine/core';

import { Flame } from '@/components/common/Flame';

export function Brand() {
  return (
    <Group gap={10} wrap="nowrap">
      <Flame />
      <Text span fw={650} size="md" lts="0.01em">
        IGNY8
      </Text>
    </Group>
  );
}
