import type { Site } from '@/api/types';
import { formatCounted } from '@/components/common/format';

/** What goes with a site, in numbers. */
export function lossText({ keywords_count: keywords, articles_count: articles }: Site): string {
  const rows = `${formatCounted(keywords, 'keyword')} and ${formatCounted(articles, 'article')}`;
  return keywords + articles === 0
    ? 'The site has no keywords and no articles; its settings, schedule and runs are deleted.'
    : `${rows} are deleted, with all clusters, ideas, pictures, settings and runs.`;
}

/** As people write it: with https:// and a path, if they copied it. */
export function isConfirmed(typed: string, domain: string): boolean {
  const bare = typed.trim().toLowerCase().replace(/^[a-z]+:\/\//, '').split('/')[0];
  return bare === domain;
}
