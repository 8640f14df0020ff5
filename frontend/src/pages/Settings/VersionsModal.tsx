import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';

import type { PromptDetail, PromptVersion, PromptVersionPage } from '@/api/settingsTypes';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { PageLoader } from '@/components/common/PageLoader';
import { usePromptVersions } from '@/hooks/usePrompts';

import classes from './PromptModal.module.css';
import type { PromptForm } from './usePromptForm';
import { VersionRow } from './VersionRow';

interface Props {
  accountId: number;
  saved: PromptDetail;
  form: PromptForm;
  onClose: () => void;
}

interface ListProps extends Omit<Props, 'accountId'> {
  versions: PromptVersion[];
}

function VersionList({ saved, form, onClose, versions }: ListProps) {
  const [restoring, setRestoring] = useState<number | null>(null);
  const restore = ({ id, version, text }: PromptVersion) => {
    setRestoring(id);
    form.restore(version, text, onClose);
  };
  return (
    <>
      {form.isDirty && <Notice tone="warn">Restoring a version replaces your unsaved changes.</Notice>}
      {restoring !== null && form.problems.length > 0 && (
        <Notice tone="bad" title="Not restored.">
          {form.problems.join(' ')}
        </Notice>
      )}
      <ul className={classes.versions}>
        {versions.map((version) => (
          <VersionRow
            key={version.id}
            version={version}
            onRestore={saved.may_change && version.version !== saved.version ? () => restore(version) : undefined}
            isBusy={form.isSaving && restoring === version.id}
          />
        ))}
      </ul>
    </>
  );
}

function Pager({ answer, turn }: { answer: PromptVersionPage; turn: (by: number) => void }) {
  if (answer.previous === null && answer.next === null) return null;
  return (
    <Group justify="flex-end" gap="xs">
      <Button size="xs" variant="default" disabled={answer.previous === null} onClick={() => turn(-1)}>
        Newer
      </Button>
      <Button size="xs" variant="default" disabled={answer.next === null} onClick={() => turn(1)}>
        Older
      </Button>
    </Group>
  );
}

export default function VersionsModal({ accountId, saved, form, onClose }: Props) {
  const [page, setPage] = useState(1);
  const { data, error, refetch } = usePromptVersions(accountId, saved.function, page);
  return (
    <Modal opened onClose={onClose} title={`Versions of “${saved.name}”`} size="lg">
      <Stack gap="sm">
        {!data && !error && <PageLoader what="the versions" isSmall />}
        {!data && error && <LoadFailed what="The versions" error={error} retry={() => void refetch()} />}
        {data?.count === 0 && (
          <Text size="sm" c="dimmed">
            None of your own yet: the default, version {saved.default_version}, is in use.
          </Text>
        )}
        {data && <VersionList saved={saved} form={form} onClose={onClose} versions={data.results} />}
        {data && <Pager answer={data} turn={(by) => setPage(page + by)} />}
      </Stack>
    </Modal>
  );
}
