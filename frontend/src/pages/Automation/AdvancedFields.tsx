import { NumberInput, Text } from '@mantine/core';

import type { AutomationConfig, Stage } from '@/api/types';

import classes from './AdvancedFields.module.css';
import { stageFields } from './configForm';

interface Props {
  draft: AutomationConfig;
  stages: Stage[];
  change: (part: Partial<AutomationConfig>) => void;
}

interface NumberProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
}

function SmallNumber({ label, value, onChange }: NumberProps) {
  return (
    <NumberInput
      aria-label={label}
      size="xs"
      min={1}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      clampBehavior="none"
      value={value}
      onChange={(next) => onChange(Number(next))}
    />
  );
}

/** For those who know why: folded away until asked for. */
export function AdvancedFields({ draft, stages, change }: Props) {
  return (
    <details className={classes.details}>
      <summary className={classes.summary}>Advanced</summary>
      <Text size="xs" c="dimmed" mt="xs">
        A batch succeeds or fails as a whole. Batches of a stage can wait for the provider side by side; stages still
        come one after the other. Keywords of a site with few batches are clustered one batch at a time, so that each
        one knows the clusters of the one before.
      </Text>
      <div className={classes.table}>
        <span aria-hidden>Stage</span>
        <span aria-hidden>Items per batch</span>
        <span aria-hidden>Side by side</span>
        {stageFields(stages).map(({ label, items, size, concurrency }) => (
          <div key={size} role="group" aria-label={label} className={classes.row}>
            <span>{label}</span>
            <SmallNumber label={`${label}: ${items} per batch`} value={draft[size]} onChange={(value) => change({ [size]: value })} />
            <SmallNumber
              label={`${label}: batches side by side`}
              value={draft[concurrency]}
              onChange={(value) => change({ [concurrency]: value })}
            />
          </div>
        ))}
      </div>
    </details>
  );
}
