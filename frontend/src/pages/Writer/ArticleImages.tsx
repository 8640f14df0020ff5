import { Anchor, Button, Text } from '@mantine/core';
import { Link } from 'react-router';

import type { ContentDetail } from '@/api/rowTypes';
import { Icon } from '@/components/common/Icon';
import { Notice } from '@/components/common/Notice';
import { Panel } from '@/components/common/Panel';
import { ImageTiles } from '@/components/progress/ImageTiles';
import { useWork } from '@/hooks/useWork';

import { imagesAddress } from './addresses';
import classes from './Article.module.css';
import { failedImages } from './articleView';

interface Props {
  article: ContentDetail;
  mayWrite: boolean;
}

/** Where nothing was asked for yet. */
function NoImages({ article, mayWrite }: Props) {
  const { ask } = useWork();
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        No image prompts yet.
      </Text>
      {mayWrite && article.status === 'draft' && (
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="spark" size={15} />}
          onClick={() => ask({ function: 'generate_image_prompts', ids: [article.id], siteId: article.site_id })}
        >
          Write image prompts
        </Button>
      )}
    </>
  );
}

/** What failed is said, with the way to try again; the article is not held up by it. */
function Failed({ article, mayWrite }: Props) {
  const { ask } = useWork();
  const ids = failedImages(article);
  if (ids.length === 0) return null;
  const retry = (
    <Button
      size="xs"
      variant="default"
      leftSection={<Icon name="again" size={14} />}
      onClick={() => ask({ function: 'generate_images', ids, siteId: article.site_id })}
    >
      Retry
    </Button>
  );
  return (
    <div className={classes.failed}>
      <Notice tone="warn" title={`${article.image_counts.note}.`} action={mayWrite && article.status !== 'archived' && retry}>
        The article is shown without.
      </Notice>
    </div>
  );
}

/** The pictures of the article, each with what becomes of it. */
export function ArticleImages(props: Props) {
  const { article } = props;
  const gallery = (
    <Anchor component={Link} to={imagesAddress(article.site_id, article.id)} size="sm">
      Open in images
    </Anchor>
  );
  return (
    <Panel title="Images" aside={article.images.length > 0 && gallery}>
      <Failed {...props} />
      {article.images.length === 0 ? <NoImages {...props} /> : <ImageTiles images={article.images} label="Images of the article" />}
    </Panel>
  );
}
