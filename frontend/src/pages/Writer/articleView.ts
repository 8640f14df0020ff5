import type { ContentDetail, Named } from '@/api/rowTypes';
import { formatCount, formatCounted } from '@/components/common/format';

const MOST_KEYWORDS = 5;

/** The first few keywords, and how many there are besides. */
export function keywordsShown(keywords: Named[]): { shown: Named[]; more: string } {
  const rest = keywords.length - MOST_KEYWORDS;
  return { shown: keywords.slice(0, MOST_KEYWORDS), more: rest > 0 ? `and ${formatCount(rest)} more` : '' };
}

/** The line below the title. */
export function factsOf({ word_count: words, written_by: by, image_counts: images }: ContentDetail): string[] {
  return [
    formatCounted(words, 'word'),
    images.total > 0 ? `${formatCount(images.generated)} of ${formatCounted(images.total, 'image')}` : 'no images',
    by ? (by === 'by hand' ? 'written by hand' : `written by ${by}`) : '',
  ].filter(Boolean);
}

export type Leading = 'approve' | 'submit' | 'restore';

/** The decision that an article of this state waits for. */
const LEADING: Partial<Record<ContentDetail['status'], Leading>> = { review: 'approve', draft: 'submit', archived: 'restore' };

export interface DecisionsView {
  leading: Leading | null;
  /** Why it cannot be taken now; empty when it can. */
  blocked: string;
  canSendBack: boolean;
  canArchive: boolean;
  canDelete: boolean;
  canEdit: boolean;
}

/** Which buttons there are. What they may do is the server's word. */
export function decisionsView({ status, refusals }: Pick<ContentDetail, 'status' | 'refusals'>): DecisionsView {
  const leading = LEADING[status] ?? null;
  return {
    leading,
    blocked: leading ? refusals[leading] : '',
    canSendBack: refusals.send_back === '',
    canArchive: refusals.archive === '',
    canDelete: refusals.delete === '',
    canEdit: refusals.edit === '',
  };
}

/** Images whose pictures did not come. */
export function failedImages({ images }: ContentDetail): number[] {
  return images.filter(({ status }) => status === 'failed').map(({ id }) => id);
}
