import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';

import type { Usage, UsageBy } from '@/api/billing';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Panel } from '@/components/common/Panel';
import { useUsage } from '@/hooks/useBilling';

import classes from './Usage.module.css';
import { UsageChart } from './UsageChart';
import { UsageTable } from './UsageTable';
import { usageView } from './usageView';

const BY: { value: UsageBy; label: string }[] = [
  { value: 'day', label: 'Day' },
  { value: 'function', label: 'Function' },
  { value: 'site', label: 'Site' },
];
const DAYS = ['7', '30', '90', '365'].map((value) => ({ value, label: `Last ${value} days` }));

interface ControlProps {
  by: UsageBy;
  days: number;
  onBy: (by: UsageBy) => void;
  onDays: (days: number) => void;
}

function Controls({ by, days, onBy, onDays }: ControlProps) {
  return (
    <div className={classes.controls}>
      <SegmentedControl aria-label="Usage by" size="xs" data={BY} value={by} onChange={onBy} />
      <Select
        aria-label="Days"
        size="xs"
        w={140}
        data={DAYS}
        value={String(days)}
        onChange={(value) => value && onDays(Number(value))}
        allowDeselect={false}
      />
    </div>
  );
}

/** The picture for the eye, and the same numbers to read. */
function UsageFigures({ usage, isOld }: { usage: Usage; isOld: boolean }) {
  const view = usageView(usage);
  if (view.isEmpty) return <p className={classes.sentence}>No AI work in this time. Runs and AI functions appear here as they go.</p>;
  return (
    <>
      <p className={classes.sentence}>{view.sentence}</p>
      <div className={classes.chart} data-old={isOld || undefined} aria-hidden>
        <UsageChart lines={view.lines} isLying={usage.by !== 'day'} />
      </div>
      <UsageTable view={view} heading={BY.find(({ value }) => value === usage.by)?.label ?? ''} />
    </>
  );
}

/** What the account's credits went into, as a picture and in numbers. */
export function UsagePanel({ accountId }: { accountId: number }) {
  const [by, setBy] = useState<UsageBy>('day');
  const [days, setDays] = useState(30);
  const { data, error, refetch, isPlaceholderData } = useUsage(accountId, { by, days });
  return (
    <Panel title="Usage" aside={<Controls by={by} days={days} onBy={setBy} onDays={setDays} />}>
      {!data && error && <LoadFailed what="The usage" error={error} retry={() => void refetch()} />}
      {!data && !error && <div className={classes.chart} role="status" aria-label="Loading the usage" />}
      {data && <UsageFigures usage={data} isOld={isPlaceholderData} />}
    </Panel>
  );
}
