import { Button, Group, Tabs, Text, TextInput } from '@mantine/core';

import { LoadFailed } from '@/components/common/LoadFailed';

import type { Action } from './actionsView';
import classes from './QueueDrawer.module.css';
import { queueTabs, type QueueStage, type QueueState } from './queueView';

/** The numbers are those of the card: they move with it, and every item is in one of the lists. */
export function QueueTabs({ stage, state, onChange }: { stage: QueueStage; state: QueueState; onChange: (state: QueueState) => void }) {
  return (
    <Tabs value={state} onChange={(value) => onChange(value as QueueState)} keepMounted={false} className={classes.tabs}>
      <Tabs.List aria-label="Lists of the queue">
        {queueTabs(stage.queue).map(({ state: key, label, count, tone }) => (
          <Tabs.Tab key={key} value={key} px="xs">
            {label} <span className={classes.tabCount} data-tone={count === '0' ? 'quiet' : tone}>{count}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

interface RetryAllProps {
  action: Action;
  isBusy: boolean;
  onRetry: () => void;
}

export function RetryAll({ action, isBusy, onRetry }: RetryAllProps) {
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text size="sm" c="dimmed">
        {action.blocked ?? 'Each is tried again from where it stopped.'}
      </Text>
      <Button size="xs" className={classes.all} loading={isBusy} disabled={action.blocked !== null} onClick={onRetry}>
        Retry all
      </Button>
    </Group>
  );
}

export function Search({ of, value, onChange }: { of: string; value: string; onChange: (text: string) => void }) {
  return (
    <TextInput
      aria-label={`Search the ${of} items`}
      placeholder="Search"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function Unanswered({ error, retry }: { error: unknown; retry: () => void }) {
  if (error) return <LoadFailed what="The list" error={error} retry={retry} />;
  return (
    <Text size="sm" c="dimmed" role="status">
      Loading the list…
    </Text>
  );
}
