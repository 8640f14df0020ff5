import { lazy, Suspense, useState } from 'react';
import { Link, Navigate, useNavigate, useParams, useSearchParams } from 'react-router';

import { contentApi } from '@/api/rows';
import type { ContentDetail } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { Icon } from '@/components/common/Icon';
import { LoadFailed } from '@/components/common/LoadFailed';
import { PageHeader } from '@/components/common/PageHeader';
import { PageLoader } from '@/components/common/PageLoader';
import { RelativeTime } from '@/components/common/RelativeTime';
import { StatusBadge } from '@/components/common/StatusBadge';
import { statusBadge } from '@/components/common/tone';
import { WorkBadge } from '@/components/common/WorkBadge';
import { useArticle } from '@/hooks/useArticle';
import { useNow } from '@/hooks/useNow';
import { useSites } from '@/hooks/useSite';

import { articleAddress, contentAddress } from './addresses';
import { ArchiveMany } from './ArchiveMany';
import classes from './Article.module.css';
import { ArticleFrame } from './ArticleFrame';
import { ArticleImages } from './ArticleImages';
import { ArticleNotices } from './ArticleNotices';
import { factsOf } from './articleView';
import { contentDeleteText } from './contentView';
import { DecisionButtons } from './DecisionButtons';
import { DeleteRows } from './DeleteRows';
import { LineagePanel } from './LineagePanel';
import { MetaPanel } from './MetaPanel';
import { Outline } from './Outline';
import { SendBackModal } from './SendBackModal';

const ArticleEditor = lazy(() => import('./ArticleEditor'));

type Open = 'send back' | 'archive' | 'delete' | null;

interface Props {
  article: ContentDetail;
  site: Site;
}

/** State, length, images, who wrote it and when. */
function Facts({ article }: { article: ContentDetail }) {
  const now = useNow();
  const isAtWork = article.work_state === 'processing' || article.work_state === 'queued';
  return (
    <div className={classes.facts}>
      <StatusBadge {...statusBadge(article.status)} />
      {isAtWork && <WorkBadge state={article.work_state} />}
      <span>{factsOf(article).join(' · ')}</span>
      <span>
        {article.published_at ? (
          <>
            published <RelativeTime at={article.published_at} now={now} />
            {article.published_by && ` by ${article.published_by}`}
          </>
        ) : (
          <>
            changed <RelativeTime at={article.updated_at} now={now} />
          </>
        )}
      </span>
    </div>
  );
}

function Reading({ article, site, mayWrite }: Props & { mayWrite: boolean }) {
  return (
    <div className={classes.columns}>
      <div className={classes.paper}>
        <ArticleFrame article={article} language={site.language} />
      </div>
      <div className={classes.side}>
        <ArticleImages article={article} mayWrite={mayWrite} />
        <MetaPanel article={article} domain={site.domain} />
        <LineagePanel article={article} />
        <Outline headings={article.outline} />
      </div>
    </div>
  );
}

/** The question that is open, about this article. */
function Question({ article, open, onClose }: { article: ContentDetail; open: Open; onClose: () => void }) {
  const navigate = useNavigate();
  const { id, site_id: siteId } = article;
  const leave = () => void navigate(contentAddress(siteId));
  if (open === 'send back') return <SendBackModal article={article} onClose={onClose} />;
  if (open === 'archive') return <ArchiveMany siteId={siteId} ids={[id]} onDone={onClose} onClose={onClose} />;
  if (open !== 'delete') return null;
  return (
    <DeleteRows api={contentApi} siteId={siteId} ids={[id]} noun="article" onDone={leave} onClose={onClose}>
      {contentDeleteText(1)}
    </DeleteRows>
  );
}

function Article({ article, site }: Props) {
  const [isEditing, setIsEditing] = useState(false);
  const [open, setOpen] = useState<Open>(null);
  const mayWrite = site.role !== 'viewer';
  const { status, site_id: siteId } = article;
  return (
    <div className={classes.page}>
      <Link to={contentAddress(siteId, status === 'review' ? { status } : {})} className={classes.back}>
        <Icon name="left" size={14} /> {status === 'review' ? 'Articles in review' : 'Content'}
      </Link>
      <PageHeader title={article.title} of={site.domain}>
        {mayWrite && !isEditing && (
          <DecisionButtons
            article={article}
            onEdit={() => setIsEditing(true)}
            onSendBack={() => setOpen('send back')}
            onArchive={() => setOpen('archive')}
            onDelete={() => setOpen('delete')}
          />
        )}
      </PageHeader>
      <Facts article={article} />
      <ArticleNotices article={article} mayWrite={mayWrite && !isEditing} />
      {isEditing ? (
        <Suspense fallback={<PageLoader />}>
          <ArticleEditor article={article} site={site} onClose={() => setIsEditing(false)} />
        </Suspense>
      ) : (
        <Reading article={article} site={site} mayWrite={mayWrite} />
      )}
      <Question article={article} open={open} onClose={() => setOpen(null)} />
    </div>
  );
}

/** The site in the address is the article's; whoever chooses another one there wants the articles of that. */
function Placed({ article, site }: Props) {
  const [address] = useSearchParams();
  const asked = address.get('site');
  if (asked === String(site.id)) return <Article article={article} site={site} />;
  const to = asked === null ? articleAddress(site.id, article.id) : contentAddress(Number(asked));
  return <Navigate to={to} replace />;
}

function Loaded({ id }: { id: number }) {
  const { data: sites } = useSites();
  const { data: article, error, refetch } = useArticle(id);
  const site = sites?.find((one) => one.id === article?.site_id);
  if (article && site) return <Placed article={article} site={site} />;
  if (error && !article) return <LoadFailed what="This article" error={error} retry={() => void refetch()} />;
  return <PageLoader />;
}

/** One article: how it looks, where it comes from, and what is decided about it. */
export default function ArticlePage() {
  const { id } = useParams();
  return <Loaded key={id} id={Number(id)} />;
}
