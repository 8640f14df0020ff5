import { Group, NativeSelect } from '@mantine/core';

import { LEVELS, stageOptions, type LogFilter } from './logView';

interface Props {
  filter: LogFilter;
  stages: number;
  onChange: (part: Partial<LogFilter>) => void;
}

export function LogFilters({ filter, stages, onChange }: Props) {
  return (
    <Group gap={6} wrap="nowrap" grow>
      <NativeSelect
        size="xs"
        aria-label="Level of the events"
        data={LEVELS}
        value={filter.level}
        onChange={(event) => onChange({ level: event.currentTarget.value as LogFilter['level'] })}
      />
      <NativeSelect
        size="xs"
        aria-label="Stage of the events"
        data={stageOptions(stages)}
        value={filter.stage === null ? '' : String(filter.stage)}
        onChange={(event) => onChange({ stage: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
      />
    </Group>
  );
}
