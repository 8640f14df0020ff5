import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { fieldErrorsOf, messageOf } from '@/api/errors';
import { keywordsApi } from '@/api/rows';
import type { Keyword } from '@/api/rowTypes';
import { INTENTS } from '@/components/common/choices';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { useRowMoves } from '@/hooks/useRows';

import { ClusterSelect } from './ClusterSelect';
import { changesOf, EMPTY_FORM, formOf, valuesOf } from './keywordForm';

interface Props {
  siteId: number;
  /** Null: a new one. */
  keyword: Keyword | null;
  onClose: () => void;
}

function useKeywordForm({ siteId, keyword, onClose }: Props) {
  const before = keyword ? formOf(keyword) : EMPTY_FORM;
  const [form, setForm] = useState(before);
  const { create, change } = useRowMoves(keywordsApi, siteId);
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const done = (text: string) => () => {
    notifyDone(text);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!keyword) return create.mutate(valuesOf(form), { onSuccess: done(`“${form.keyword.trim()}” was added.`) });
    const changes = changesOf(before, form);
    if (Object.keys(changes).length === 0) return onClose();
    change.mutate({ id: keyword.id, changes }, { onSuccess: done(`“${form.keyword.trim()}” was saved.`) });
  };
  return { form, set, submit, error: create.error ?? change.error, isBusy: create.isPending || change.isPending };
}

/** Adds a keyword, or changes one. */
export default function KeywordModal(props: Props) {
  const { siteId, keyword, onClose } = props;
  const { form, set, submit, error, isBusy } = useKeywordForm(props);
  const errors = fieldErrorsOf(error);
  const errorOf = (name: string) => errors[name]?.[0];
  const isOther = error !== null && Object.keys(errors).length === 0;
  return (
    <Modal opened onClose={onClose} title={keyword ? 'Edit keyword' : 'Add keyword'}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label="Keyword"
            value={form.keyword}
            onChange={(event) => set({ keyword: event.currentTarget.value })}
            error={errorOf('keyword')}
            maxLength={300}
            required
            data-autofocus
          />
          <Group grow align="flex-start">
            <NumberInput
              label="Volume"
              description="Searches a month"
              value={form.volume}
              onChange={(volume) => set({ volume })}
              error={errorOf('volume')}
              min={0}
              thousandSeparator=","
              allowDecimal={false}
            />
            <NumberInput
              label="Difficulty"
              description="0 to 100"
              value={form.difficulty}
              onChange={(difficulty) => set({ difficulty })}
              error={errorOf('difficulty')}
              min={0}
              max={100}
              allowDecimal={false}
            />
          </Group>
          <Group grow align="flex-start">
            <Select
              label="Intent"
              data={INTENTS}
              value={form.intent || null}
              onChange={(intent) => set({ intent: intent ?? '' })}
              placeholder="Unknown"
              error={errorOf('intent')}
              clearable
            />
            <TextInput
              label="Country"
              placeholder="US"
              value={form.country}
              onChange={(event) => set({ country: event.currentTarget.value })}
              error={errorOf('country')}
              maxLength={2}
            />
          </Group>
          <ClusterSelect
            siteId={siteId}
            label="Cluster"
            value={form.cluster}
            chosen={keyword?.cluster}
            onChange={(cluster) => set({ cluster })}
            error={errorOf('cluster_id')}
          />
          {isOther && <Notice tone="bad">{messageOf(error)}</Notice>}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={form.keyword.trim() === ''}>
              {keyword ? 'Save' : 'Add keyword'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
