import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { messageOf } from '@/api/errors';
import type { ContentDetail } from '@/api/rowTypes';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { useArticleMoves } from '@/hooks/useArticle';

/** Back to draft, with what is to be mended. */
export function SendBackModal({ article, onClose }: { article: ContentDetail; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { sendBack } = useArticleMoves(article.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sendBack.mutate(reason.trim(), {
      onSuccess: () => {
        notifyDone(`“${article.title}” is a draft again.`);
        onClose();
      },
    });
  };
  return (
    <Modal opened onClose={onClose} title="Send back to draft">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Textarea
            label="What is to be mended"
            description="It is shown above the article. The article comes back into review when somebody puts it there."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={4}
            maxRows={12}
            maxLength={2_000}
            required
            data-autofocus
          />
          {sendBack.error && <Notice tone="bad" title="Not sent back.">{messageOf(sendBack.error)}</Notice>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={sendBack.isPending} disabled={reason.trim() === ''}>
              Send back
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
