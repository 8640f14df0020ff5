import { Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { messageOf } from '@/api/errors';
import type { ContentDetail } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { formatCounted } from '@/components/common/format';
import { Notice } from '@/components/common/Notice';
import { notifyDone } from '@/components/common/notify';
import { Panel } from '@/components/common/Panel';
import { UnsavedGuard } from '@/components/common/UnsavedGuard';

import classes from './Article.module.css';
import { ArticleFrame } from './ArticleFrame';
import { isFixed } from './articleForm';
import { MetaFields } from './MetaFields';
import { useArticleForm, type ArticleFormState } from './useArticleForm';

interface Props {
  article: ContentDetail;
  site: Site;
  onClose: () => void;
}

const VIEWS = [{ value: 'text', label: 'HTML' }, { value: 'preview', label: 'Preview' }];

/** The text in plain HTML, or how it looks. */
function TextField({ article, site, form }: { article: ContentDetail; site: Site; form: ArticleFormState }) {
  const [view, setView] = useState('text');
  const { form: values, set, errorOf } = form;
  const shown = { title: values.title, html: values.html, images: article.images };
  return (
    <Panel title="Text" aside={<SegmentedControl size="xs" data={VIEWS} value={view} onChange={setView} aria-label="Show the text as" />}>
      {view === 'preview' ? (
        <ArticleFrame article={shown} language={site.language} />
      ) : (
        <Textarea
          aria-label="Text in HTML"
          description="Headings, paragraphs, lists, tables, quotes, code and links are kept. Scripts, styles, pictures and everything else are taken out when you save."
          value={values.html}
          onChange={(event) => set('html', event.currentTarget.value)}
          disabled={isFixed('html', article)}
          error={errorOf('html')}
          autosize
          minRows={16}
          maxRows={26}
          spellCheck
          classNames={{ input: classes.html ?? '' }}
        />
      )}
    </Panel>
  );
}

/** A colleague was faster. Both texts are still there: which one counts is for the editor to say. */
function Overtaken({ form, onClose }: { form: ArticleFormState; onClose: () => void }) {
  return (
    <Notice
      tone="bad"
      title="Not saved: somebody else changed this article since you opened it."
      action={
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onClose}>
            Discard mine, show theirs
          </Button>
          <Button size="xs" variant="default" onClick={form.overwrite} loading={form.isSaving}>
            Save mine over it
          </Button>
        </Group>
      }
    >
      What you typed is still here. Saving it writes over theirs in {formatCounted(form.count, 'field')} and leaves the rest.
    </Notice>
  );
}

function SaveRow({ form, onClose }: { form: ArticleFormState; onClose: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const what = formatCounted(form.count, 'changed field');
  return (
    <div className={classes.saveBar}>
      {form.isOvertaken && <Overtaken form={form} onClose={onClose} />}
      {form.failure !== null && <Notice tone="bad" title="Not saved.">{messageOf(form.failure)}</Notice>}
      <Group justify="flex-end" gap="xs">
        <Text size="sm" c="dimmed" role="status" mr="auto">
          {form.count > 0 ? what : 'Nothing changed yet'}
        </Text>
        <Button variant="default" onClick={form.count > 0 ? () => setIsAsking(true) : onClose} disabled={form.isSaving}>
          {form.count > 0 ? 'Discard' : 'Close'}
        </Button>
        <Button type="submit" loading={form.isSaving} disabled={form.count === 0}>
          Save
        </Button>
      </Group>
      {isAsking && (
        <ConfirmModal
          title={`Discard ${what}?`}
          action={`Discard ${what}`}
          isBusy={false}
          error={null}
          onConfirm={onClose}
          onClose={() => setIsAsking(false)}
        >
          The article stays as it was saved last.
        </ConfirmModal>
      )}
    </div>
  );
}

/** Everything of an article that people write. */
export default function ArticleEditor({ article, site, onClose }: Props) {
  const form = useArticleForm(article, () => {
    notifyDone('The article was saved.');
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  const { refusals } = article;
  const isSameSite = (address: URLSearchParams) => address.get('site') === String(article.site_id);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {refusals.edit_text && <Notice tone="hold">{refusals.edit_text}</Notice>}
        <TextInput
          label="Title"
          value={form.form.title}
          onChange={(event) => form.set('title', event.currentTarget.value)}
          disabled={isFixed('title', article)}
          error={form.errorOf('title')}
          maxLength={300}
          required
        />
        <TextField article={article} site={site} form={form} />
        <MetaFields article={article} site={site} form={form} />
        <SaveRow form={form} onClose={onClose} />
      </Stack>
      <UnsavedGuard when={form.count > 0} what={formatCounted(form.count, 'changed field')} keeps={isSameSite} />
    </form>
  );
}
