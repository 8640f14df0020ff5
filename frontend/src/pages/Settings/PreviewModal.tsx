import { Modal, Stack, Text } from '@mantine/core';

import type { PromptDetail, PromptPreview } from '@/api/settingsTypes';
import { formatCount } from '@/components/common/format';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { PageLoader } from '@/components/common/PageLoader';
import { usePromptPreview } from '@/hooks/usePrompts';

import classes from './PromptModal.module.css';
import type { PromptForm } from './usePromptForm';

function Part({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      {/* A region that scrolls has to be reachable with the keyboard. */}
      <pre className={classes.text} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}

function Rendered({ preview }: { preview: PromptPreview }) {
  if (!preview.ok) {
    return (
      <Notice tone="bad" title="This text cannot be used.">
        <ul className={classes.problems}>
          {preview.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        With example data, as the model would get it: {formatCount(preview.characters)} characters, version {preview.version}.
      </Text>
      <Part title="Rules (system)" text={preview.system} />
      <Part title="Question (user)" text={preview.user} />
    </Stack>
  );
}

interface Props {
  accountId: number;
  saved: PromptDetail;
  form: PromptForm;
  onClose: () => void;
}

export default function PreviewModal({ accountId, saved, form, onClose }: Props) {
  const { data, error, refetch } = usePromptPreview(accountId, saved.function, form.text);
  return (
    <Modal opened onClose={onClose} title={`Preview of “${saved.name}”`} size="xl">
      {!data && !error && <PageLoader what="the preview" isSmall />}
      {!data && error && <LoadFailed what="The preview" error={error} retry={() => void refetch()} />}
      {data && <Rendered preview={data} />}
    </Modal>
  );
}
