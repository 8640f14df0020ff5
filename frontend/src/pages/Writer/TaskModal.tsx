import { Button, Group, Modal, NumberInput, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { fieldErrorsOf, messageOf } from '@/api/errors';
import { writerTasksApi } from '@/api/rows';
import type { WriterTask } from '@/api/rowTypes';
import { CONTENT_TYPES, INTENTS } from '@/components/common/choices';
import { FoundSelect } from '@/components/common/FoundSelect';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { useFoundClusters } from '@/hooks/useFoundClusters';
import { useRowMoves } from '@/hooks/useRows';

import { EMPTY_TASK, taskChanges, taskFormOf, taskValues, WORDS_LEAST, WORDS_MOST } from './taskForm';

interface Props {
  siteId: number;
  /** Null: a new one. */
  task: WriterTask | null;
  onClose: () => void;
}

function useTaskForm({ siteId, task, onClose }: Props) {
  const [before] = useState(() => (task ? taskFormOf(task) : EMPTY_TASK));
  const [seen] = useState(task?.updated_at);
  const [form, setForm] = useState(before);
  const { create, change } = useRowMoves(writerTasksApi, siteId);
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const done = (text: string) => () => {
    notifyDone(text);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = `“${form.title.trim()}”`;
    if (!task) return create.mutate(taskValues(form), { onSuccess: done(`${name} was added.`) });
    const changes = taskChanges(before, form);
    if (Object.keys(changes).length === 0) return onClose();
    change.mutate({ id: task.id, changes: { ...changes, updated_at: seen } }, { onSuccess: done(`${name} was saved.`) });
  };
  const error = create.error ?? change.error;
  const errors = fieldErrorsOf(error);
  return {
    form, set, submit, isBusy: create.isPending || change.isPending,
    errorOf: (name: string) => errors[name]?.[0],
    failure: Object.keys(errors).length === 0 ? error : null,
  };
}

type Form = ReturnType<typeof useTaskForm>;

/** What kind of article it becomes, and how long. */
function KindFields({ form: { form, set, errorOf } }: { form: Form }) {
  return (
    <>
      <Group grow align="flex-start">
        <Select
          label="Type"
          data={CONTENT_TYPES}
          value={form.contentType}
          onChange={(value) => value && set({ contentType: value })}
          allowDeselect={false}
          error={errorOf('content_type')}
        />
        <NumberInput
          label="Words wanted"
          value={form.words}
          onChange={(words) => set({ words })}
          min={WORDS_LEAST}
          max={WORDS_MOST}
          step={100}
          thousandSeparator=","
          allowDecimal={false}
          error={errorOf('word_count')}
        />
      </Group>
      <Select
        label="Intent"
        data={INTENTS}
        value={form.intent || null}
        onChange={(intent) => set({ intent: intent ?? '' })}
        placeholder="Unknown"
        clearable
        error={errorOf('search_intent')}
      />
    </>
  );
}

/** What it is to say. */
function TextFields({ form: { form, set, errorOf } }: { form: Form }) {
  return (
    <>
      <TagsInput
        label="Target keywords"
        description="Press Enter after each"
        value={form.targets}
        onChange={(targets) => set({ targets })}
        maxTags={50}
        error={errorOf('target_keywords')}
      />
      <Textarea
        label="Outline"
        description="A heading a line; empty: the AI makes one"
        value={form.outline}
        onChange={(event) => set({ outline: event.currentTarget.value })}
        autosize
        minRows={3}
        maxRows={10}
        error={errorOf('outline')}
      />
      <Textarea
        label="What it is about"
        value={form.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5_000}
        error={errorOf('description')}
      />
    </>
  );
}

/** Orders an article by hand, or changes an order. */
export default function TaskModal(props: Props) {
  const { siteId, task, onClose } = props;
  const form = useTaskForm(props);
  const clusters = useFoundClusters(siteId, form.form.cluster, task?.cluster);
  return (
    <Modal opened onClose={onClose} title={task ? 'Edit task' : 'New task'} size="lg" closeOnClickOutside={false}>
      <form onSubmit={form.submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label="Title"
            value={form.form.title}
            onChange={(event) => form.set({ title: event.currentTarget.value })}
            error={form.errorOf('title')}
            maxLength={300}
            required
            data-autofocus
          />
          <KindFields form={form} />
          <FoundSelect
            label="Cluster"
            {...clusters}
            value={form.form.cluster}
            onChange={(cluster) => form.set({ cluster })}
            error={form.errorOf('cluster_id')}
          />
          <TextFields form={form} />
          {form.failure !== null && <Notice tone="bad" title="Not saved.">{messageOf(form.failure)}</Notice>}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={form.isBusy} disabled={form.form.title.trim() === ''}>
              {task ? 'Save' : 'Add task'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
