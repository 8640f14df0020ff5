import { Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

import type { ContentDetail } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { Panel } from '@/components/common/Panel';

import classes from './Article.module.css';
import { isFixed, type Field } from './articleForm';
import { EXCERPT_MOST, lengthOf, META_DESCRIPTION_MOST, META_TITLE_MOST, searchResult } from './metaView';
import { SearchPreview } from './SearchPreview';
import type { ArticleFormState } from './useArticleForm';

interface Props {
  article: ContentDetail;
  site: Site;
  form: ArticleFormState;
}

function Counter({ text, most }: { text: string; most: number }): ReactNode {
  const length = lengthOf(text, most);
  return (
    <span className={classes.length} data-tone={length.tone}>
      {length.text}
    </span>
  );
}

/** What search engines are told, with what they make of it while it is typed. */
export function MetaFields({ article, site, form }: Props) {
  const { form: values, set, errorOf } = form;
  const field = (name: Field) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
    disabled: isFixed(name, article),
    error: errorOf(name),
  });
  return (
    <Panel title="Search result">
      <Stack gap="sm">
        <SearchPreview result={searchResult(values, site.domain)} />
        <TextInput
          label="Meta title"
          description={<Counter text={values.meta_title} most={META_TITLE_MOST} />}
          {...field('meta_title')}
        />
        <Textarea
          label="Meta description"
          description={<Counter text={values.meta_description} most={META_DESCRIPTION_MOST} />}
          autosize
          minRows={2}
          {...field('meta_description')}
        />
        <TextInput label="Address" description={`After ${site.domain}/, one per site`} maxLength={200} {...field('slug')} />
        <Textarea
          label="Excerpt"
          description={<Counter text={values.excerpt} most={EXCERPT_MOST} />}
          autosize
          minRows={2}
          {...field('excerpt')}
        />
      </Stack>
    </Panel>
  );
}
