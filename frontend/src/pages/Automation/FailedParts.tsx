import { Button, Group, Text, TextInput } from '@mantine/core';

import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';

import type { Action } from './actionsView';
import classes from './FailedDrawer.module.css';

interface HeadProps {
  text: string;
  action: Action | null;
  isBusy: boolean;
  onRetry: () => void;
}

export function Head({ text, action, isBusy, onRetry }: HeadProps) {
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text size="sm" c="dimmed">
        {text}
      </Text>
      {action && (
        <Button size="xs" className={classes.all} loading={isBusy} disabled={action.blocked !== null} onClick={onRetry}>
          Retry all
        </Button>
      )}
    </Group>
  );
}

export function Search({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <TextInput
      aria-label="Search the failed items"
      placeholder="Search"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function Unanswered({ error, retry }: { error: unknown; retry: () => void }) {
  return error ? <LoadFailed what="The list" error={error} retry={retry} /> : <PageLoader />;
}
