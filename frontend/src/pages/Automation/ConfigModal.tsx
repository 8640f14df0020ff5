import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';

import { messageOf } from '@/api/errors';
import type { AutomationConfig, Site, Stage } from '@/api/types';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { PageLoader } from '@/components/common/PageLoader';
import { useConfig, useSaveConfig } from '@/hooks/useAutomation';

import { AdvancedFields } from './AdvancedFields';
import { problemOf } from './configForm';
import { ScheduleFields } from './ScheduleFields';

interface Props {
  site: Site;
  stages: Stage[];
  onClose: () => void;
}

interface FormProps extends Props {
  saved: AutomationConfig;
}

function ConfigForm({ site, stages, saved, onClose }: FormProps) {
  const [draft, setDraft] = useState(saved);
  const save = useSaveConfig(site.id);
  const problem = problemOf(draft);
  const change = (part: Partial<AutomationConfig>) => setDraft((current) => ({ ...current, ...part }));

  const submit = () =>
    save.mutate(draft, {
      onSuccess: () => {
        notifyDone(`The schedule of ${site.domain} is saved.`);
        onClose();
      },
    });

  return (
    <Stack gap="md">
      <ScheduleFields draft={draft} change={change} />
      <AdvancedFields draft={draft} stages={stages} change={change} />
      {problem && <Notice tone="warn">{problem}</Notice>}
      {save.isError && <Notice tone="bad">{messageOf(save.error)}</Notice>}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button onClick={submit} loading={save.isPending} disabled={problem !== null}>
          Save
        </Button>
      </Group>
    </Stack>
  );
}

export default function ConfigModal(props: Props) {
  const { data, error, refetch } = useConfig(props.site.id);
  return (
    <Modal opened onClose={props.onClose} title={`Configure ${props.site.domain}`}>
      {!data && !error && <PageLoader what="the settings" isSmall />}
      {error && <LoadFailed what="The schedule" error={error} retry={() => void refetch()} />}
      {data && <ConfigForm {...props} saved={data} />}
    </Modal>
  );
}
