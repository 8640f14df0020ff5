import { Button, Group, Modal, Stack, Text } from '@mantine/core';

import { messageOf } from '@/api/errors';
import type { PromptDetail } from '@/api/settingsTypes';
import { Notice } from '@/components/common/Notice';

import type { PromptForm } from './usePromptForm';

interface Props {
  saved: PromptDetail;
  form: PromptForm;
  onClose: () => void;
}

export default function DefaultModal({ saved, form, onClose }: Props) {
  return (
    <Modal opened onClose={onClose} title="Back to the default prompt?">
      <Stack gap="md">
        <Text size="sm">
          From the next batch on, “{saved.name}” is asked with the prompt that comes with IGNY8, version{' '}
          {saved.default_version}, and follows its updates. Version {saved.version} stays among the versions and can be
          restored. {form.isDirty && 'Your unsaved changes are lost.'}
        </Text>
        {form.resetError && <Notice tone="bad">{messageOf(form.resetError)}</Notice>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep this version
          </Button>
          <Button loading={form.isResetting} onClick={() => form.backToDefault(onClose)}>
            Use the default
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
