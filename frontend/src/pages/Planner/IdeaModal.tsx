import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { fieldErrorsOf, messageOf } from '@/api/errors';
import { ideasApi } from '@/api/rows';
import type { Idea, Named } from '@/api/rowTypes';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { useRowMoves } from '@/hooks/useRows';

import { IdeaFields } from './IdeaFields';
import { EMPTY_IDEA, ideaChanges, ideaForm, ideaValues } from './ideaValues';

interface Props {
  siteId: number;
  /** Null: a new one. */
  idea: Idea | null;
  /** Where a new one goes, unless the reader chooses otherwise. */
  cluster?: Named | undefined;
  onClose: () => void;
}

function useIdeaForm({ siteId, idea, cluster, onClose }: Props) {
  const [before] = useState(() =>
    idea ? ideaForm(idea) : { ...EMPTY_IDEA, cluster: cluster ? String(cluster.id) : null },
  );
  const [form, setForm] = useState(before);
  const { create, change } = useRowMoves(ideasApi, siteId);
  const done = (text: string) => () => {
    notifyDone(text);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const title = form.title.trim();
    if (!idea) return create.mutate(ideaValues(form), { onSuccess: done(`“${title}” was added.`) });
    const changes = ideaChanges(before, form);
    if (Object.keys(changes).length === 0) return onClose();
    change.mutate({ id: idea.id, changes }, { onSuccess: done(`“${title}” was saved.`) });
  };
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  return { form, set, submit, error: create.error ?? change.error, isBusy: create.isPending || change.isPending };
}

/** Adds an idea, or changes one that the writer has not. */
export default function IdeaModal(props: Props) {
  const { siteId, idea, cluster, onClose } = props;
  const { form, set, submit, error, isBusy } = useIdeaForm(props);
  const errors = fieldErrorsOf(error);
  const isOther = error !== null && Object.keys(errors).length === 0;
  return (
    <Modal opened onClose={onClose} title={idea ? 'Edit idea' : 'New idea'} size="lg" closeOnClickOutside={false}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <IdeaFields siteId={siteId} form={form} set={set} errors={errors} cluster={idea?.cluster ?? cluster} />
          {isOther && <Notice tone="bad">{messageOf(error)}</Notice>}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={form.title.trim() === '' || form.cluster === null}>
              {idea ? 'Save' : 'Add idea'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
