import { NumberInput, SimpleGrid } from '@mantine/core';

import type { AutomationConfig, Stage } from '@/api/types';

import classes from './BatchSizeFields.module.css';
import { batchFields } from './configForm';

interface Props {
  draft: AutomationConfig;
  stages: Stage[];
  change: (part: Partial<AutomationConfig>) => void;
}

/** For those who know why: folded away until asked for. */
export function BatchSizeFields({ draft, stages, change }: Props) {
  return (
    <details className={classes.details}>
      <summary className={classes.summary}>Batch sizes</summary>
      <SimpleGrid cols={{ base: 1, xs: 2 }} mt="sm">
        {batchFields(stages).map(({ name, label, unit }) => (
          <NumberInput
            key={name}
            label={label}
            description={unit}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            min={1}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={draft[name]}
            onChange={(value) => change({ [name]: Number(value) })}
          />
        ))}
      </SimpleGrid>
    </details>
  );
}
