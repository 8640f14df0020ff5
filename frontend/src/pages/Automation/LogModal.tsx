import { Modal, Stack, Tabs, Text } from '@mantine/core';

import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';
import { useLogs } from '@/hooks/useAutomation';

import classes from './LogModal.module.css';
import { logTabs } from './logView';

function LogTabs({ logs }: { logs: Record<string, string> }) {
  const tabs = logTabs(logs);
  const first = tabs[0];
  if (!first) return <Text c="dimmed">This run has written no log.</Text>;
  return (
    <Tabs defaultValue={first.key} keepMounted={false}>
      <Tabs.List aria-label="Parts of the log">
        {tabs.map(({ key, label }) => (
          <Tabs.Tab key={key} value={key}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ key, label, text }) => (
        <Tabs.Panel key={key} value={key}>
          {/* The box is focused by keyboard users who want to scroll it. */}
          <pre className={classes.text} tabIndex={0} aria-label={label}>
            {text}
          </pre>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

export default function LogModal({ runId, onClose }: { runId: string; onClose: () => void }) {
  const { data, error, refetch } = useLogs(runId);
  return (
    <Modal opened onClose={onClose} title="Log of the run" size="xl">
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          {runId}
        </Text>
        {!data && !error && <PageLoader what="the log" isSmall />}
        {error && <LoadFailed what="The log" error={error} retry={() => void refetch()} />}
        {data && <LogTabs logs={data.logs} />}
      </Stack>
    </Modal>
  );
}
