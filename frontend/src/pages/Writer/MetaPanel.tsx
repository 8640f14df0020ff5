import type { ContentDetail } from '@/api/rowTypes';
import { Panel } from '@/components/common/Panel';

import classes from './Article.module.css';
import { lengthOf, META_DESCRIPTION_MOST, META_TITLE_MOST, searchResult } from './metaView';
import { SearchPreview } from './SearchPreview';

function Field({ label, value, most }: { label: string; value: string; most: number }) {
  const length = lengthOf(value, most);
  return (
    <div>
      <dt>
        {label}
        <span className={classes.length} data-tone={length.tone}>
          {length.text}
        </span>
      </dt>
      <dd>{value || 'Empty'}</dd>
    </div>
  );
}

/** What search engines are told, and what they make of it. */
export function MetaPanel({ article, domain }: { article: ContentDetail; domain: string }) {
  return (
    <Panel title="Search result">
      <SearchPreview result={searchResult(article, domain)} />
      <dl className={classes.fields}>
        <Field label="Meta title" value={article.meta_title} most={META_TITLE_MOST} />
        <Field label="Meta description" value={article.meta_description} most={META_DESCRIPTION_MOST} />
        {article.excerpt && (
          <div>
            <dt>Excerpt</dt>
            <dd>{article.excerpt}</dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}
