import { Group, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';

import type { AutomationConfig, Frequency } from '@/api/types';

import { dayHint, FREQUENCIES, WEEKDAYS } from './configForm';

interface Props {
  draft: AutomationConfig;
  change: (part: Partial<AutomationConfig>) => void;
}

function DayField({ draft, change }: Props) {
  if (draft.frequency === 'weekly') {
    return (
      <NativeSelect
        label="On"
        data={WEEKDAYS.map((label, value) => ({ label, value: String(value) }))}
        value={String(draft.weekday)}
        onChange={(event) => change({ weekday: Number(event.currentTarget.value) })}
      />
    );
  }
  if (draft.frequency === 'daily') return null;
  return (
    <NumberInput
      label="On day"
      description={dayHint(draft.day_of_month)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      min={1}
      max={31}
      allowDecimal={false}
      hideControls
      value={draft.day_of_month}
      onChange={(value) => change({ day_of_month: Number(value) })}
    />
  );
}

export function ScheduleFields({ draft, change }: Props) {
  return (
    <>
      <Switch
        label="Run on a schedule"
        checked={draft.is_enabled}
        onChange={(event) => change({ is_enabled: event.currentTarget.checked })}
      />
      <Group grow preventGrowOverflow={false} align="flex-start">
        <NativeSelect
          label="How often"
          data={FREQUENCIES}
          value={draft.frequency}
          onChange={(event) => change({ frequency: event.currentTarget.value as Frequency })}
        />
        <DayField draft={draft} change={change} />
        <TextInput
          type="time"
          label="At"
          description={draft.timezone}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.scheduled_time.slice(0, 5)}
          onChange={(event) => change({ scheduled_time: event.currentTarget.value })}
        />
      </Group>
    </>
  );
}
