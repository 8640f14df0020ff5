import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { fieldErrorsOf, messageOf } from '@/api/errors';
import { imagesApi } from '@/api/rows';
import type { ImageRow } from '@/api/rowTypes';
import { imageName } from '@/components/common/imageName';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { useRowMoves } from '@/hooks/useRows';

import { imageChanges } from './imageView';

interface Props {
  image: ImageRow;
  /** Once it is saved: the picture of the new prompt is wanted at once. */
  onGenerate: () => void;
  onClose: () => void;
}

/** Prompt and alternative text of an image. */
export default function ImageModal({ image, onGenerate, onClose }: Props) {
  // As it was opened: a poll must not change what the form is compared with.
  const [before] = useState(image);
  const [form, setForm] = useState({ prompt: before.prompt, altText: before.alt_text });
  const { change } = useRowMoves(imagesApi, before.site_id);
  const errors = fieldErrorsOf(change.error);
  const isOther = change.error !== null && Object.keys(errors).length === 0;

  const save = (then: () => void) => {
    const changes = imageChanges(before, form);
    if (Object.keys(changes).length === 0) return then();
    change.mutate(
      { id: before.id, changes: { ...changes, updated_at: before.updated_at } },
      { onSuccess: () => { notifyDone('The image was saved.'); then(); } },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(onClose);
  };
  return (
    <Modal opened onClose={onClose} title={`Edit ${imageName(before)}`} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {before.content.title}
          </Text>
          <Textarea
            label="Prompt"
            description={before.image_url ? 'The picture stays as it is until it is generated anew.' : 'What the picture is made of.'}
            value={form.prompt}
            onChange={(event) => setForm({ ...form, prompt: event.currentTarget.value })}
            error={errors['prompt']?.[0]}
            autosize
            minRows={4}
            maxRows={12}
            required
            data-autofocus
          />
          <TextInput
            label="Alternative text"
            description="For readers who cannot see the picture."
            value={form.altText}
            onChange={(event) => setForm({ ...form, altText: event.currentTarget.value })}
            error={errors['alt_text']?.[0]}
            maxLength={300}
          />
          {isOther && <Notice tone="bad">{messageOf(change.error)}</Notice>}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="default" disabled={form.prompt.trim() === '' || change.isPending} onClick={() => save(onGenerate)}>
              {before.image_url ? 'Save and generate anew' : 'Save and generate'}
            </Button>
            <Button type="submit" loading={change.isPending} disabled={form.prompt.trim() === ''}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
