import { NumberInput, Select, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core';

import type { FieldErrors } from '@/api/errors';
import type { Named } from '@/api/rowTypes';
import { CONTENT_TYPES, INTENTS } from '@/components/common/choices';
import { useClusterPhrases } from '@/hooks/useClusters';

import { ClusterSelect } from './ClusterSelect';
import { firstError, linesOf, type IdeaForm } from './ideaValues';

interface Props {
  siteId: number;
  form: IdeaForm;
  set: (part: Partial<IdeaForm>) => void;
  errors: FieldErrors;
  /** The cluster that it is in. */
  cluster?: Named | undefined;
}

/** What an article is to become: to be found by whom, and how it goes. */
export function IdeaFields({ siteId, form, set, errors, cluster }: Props) {
  const phrases = useClusterPhrases(siteId, form.cluster);
  const errorOf = (name: string) => firstError(errors[name]);
  const headings = linesOf(form.outline).length;
  return (
    <>
      <TextInput
        label="Title"
        value={form.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        error={errorOf('idea_title')}
        maxLength={300}
        required
        data-autofocus
      />
      <ClusterSelect
        siteId={siteId}
        label="Cluster"
        isRequired
        value={form.cluster}
        chosen={cluster}
        onChange={(value) => set({ cluster: value })}
        error={errorOf('cluster_id')}
      />
      <Textarea
        label="Angle"
        description="What this article says that others do not, in a sentence or two"
        value={form.angle}
        onChange={(event) => set({ angle: event.currentTarget.value })}
        error={errorOf('description')}
        maxLength={1000}
        autosize
        minRows={2}
        maxRows={6}
      />
      <Textarea
        label="Outline"
        description={`One heading a line, at most 12; ${headings} so far`}
        value={form.outline}
        onChange={(event) => set({ outline: event.currentTarget.value })}
        error={errorOf('outline')}
        autosize
        minRows={4}
        maxRows={12}
      />
      <TagsInput
        label="Target keywords"
        description="Press Enter after each; those of the cluster are suggested"
        data={phrases}
        value={form.keywords}
        onChange={(keywords) => set({ keywords })}
        error={errorOf('target_keywords')}
        maxTags={20}
        acceptValueOnBlur
        comboboxProps={{ shadow: 'md' }}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md" verticalSpacing="sm">
        <NumberInput
          label="Words"
          value={form.words}
          onChange={(words) => set({ words })}
          error={errorOf('word_count')}
          min={300}
          max={5000}
          step={100}
          thousandSeparator=","
          allowDecimal={false}
        />
        <Select
          label="Type"
          data={CONTENT_TYPES}
          value={form.type}
          onChange={(type) => type !== null && set({ type })}
          error={errorOf('content_type')}
          allowDeselect={false}
        />
        <Select
          label="Intent"
          data={INTENTS}
          value={form.intent || null}
          onChange={(intent) => set({ intent: intent ?? '' })}
          placeholder="Unknown"
          error={errorOf('search_intent')}
          clearable
        />
      </SimpleGrid>
    </>
  );
}
