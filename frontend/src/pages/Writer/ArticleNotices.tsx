import { Button } from '@mantine/core';
import { Link } from 'react-router';

import type { ContentDetail } from '@/api/rowTypes';
import { formatCounted, formatMoment } from '@/components/common/format';
import { Icon } from '@/components/common/Icon';
import { Notice } from '@/components/common/Notice';
import { useNextInReview } from '@/hooks/useNextInReview';

import { articleAddress } from './addresses';
import { decisionsView } from './articleView';

/** What a reviewer wanted mended; once it is mended and in review again it is still there to be read. */
function SentBack({ article }: { article: ContentDetail }) {
  const back = article.sent_back;
  if (!back) return null;
  const by = back.by ? ` by ${back.by}` : '';
  return (
    <Notice tone={article.status === 'draft' ? 'warn' : 'quiet'} title={`Sent back on ${formatMoment(back.at)}${by}:`}>
      {back.reason}
    </Notice>
  );
}

/** After a decision the next article waits. */
function Next({ article }: { article: ContentDetail }) {
  const { count, next } = useNextInReview(article.site_id, article.id);
  if (!next || article.status === 'draft') return null;
  const left = count - (article.status === 'review' ? 1 : 0);
  return (
    <Notice
      tone="quiet"
      title={`${formatCounted(left, 'more article', 'more articles')} in review.`}
      action={
        <Button
          size="xs"
          variant="default"
          component={Link}
          to={articleAddress(article.site_id, next.id)}
          rightSection={<Icon name="right" size={14} />}
        >
          Next
        </Button>
      }
    >
      {next.title}
    </Notice>
  );
}

/** What a reader has to know before the article itself. */
export function ArticleNotices({ article, mayWrite }: { article: ContentDetail; mayWrite: boolean }) {
  const { blocked } = decisionsView(article);
  return (
    <>
      <SentBack article={article} />
      {mayWrite && blocked && <Notice tone="hold">{blocked}</Notice>}
      {mayWrite && <Next article={article} />}
    </>
  );
}
