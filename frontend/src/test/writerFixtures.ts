import type { ContentDetail, ContentRow, WriterTask } from '@/api/rowTypes';

import { image } from './imageFixtures';

export const writerTask: WriterTask = {
  id: 31, site_id: 12, title: 'Moka Pot Sizes Explained', description: '', idea_id: 21, cluster: { id: 7, name: 'Moka Pots' },
  search_intent: 'informational', content_type: 'guide', target_keywords: ['moka pot sizes'], outline: ['Which size for two cups?'],
  word_count: 1_200, status: 'completed', generation_status: 'completed', work_state: 'completed', content_id: 9,
  created_at: '2026-11-20T14:00:00Z', updated_at: '2026-11-20T14:00:00Z',
};

export const taskByHand: WriterTask = {
  ...writerTask, id: 32, title: 'How to Descale a Moka Pot', idea_id: null, cluster: null, target_keywords: [], outline: [],
  status: 'queued', generation_status: 'pending', work_state: 'idle', content_id: null,
};

export const articleRow: ContentRow = {
  id: 9, site_id: 12, title: 'Moka Pot Sizes Explained', slug: 'moka-pot-sizes', word_count: 1_245, status: 'review',
  generation_status: 'completed', work_state: 'completed', written_by: 'offline',
  images: { total: 4, generated: 3, pending: 0, failed: 1, note: '1 image failed' }, cluster: { id: 7, name: 'Moka Pots' }, task_id: 31,
  published_at: null, sent_back_at: null, created_at: '2026-11-20T14:00:00Z', updated_at: '2026-11-20T14:05:00Z',
};

export const mayReview = {
  edit: '', edit_text: '', approve: '', send_back: '', submit: 'Only a draft can be put into review.', archive: '',
  restore: 'Only an archived article can be restored.', delete: '',
};

export const mayMend = {
  ...mayReview, approve: 'Only an article in review can be published.', send_back: 'Only an article in review can be sent back.', submit: '',
};

/** In review, with one picture that did not come. */
export const article: ContentDetail = {
  ...articleRow,
  html: '<p>A moka pot makes small cups.</p><h2>Which size for two cups?</h2><p>Three.</p>',
  excerpt: 'Small cups, and how many.',
  meta_title: 'Moka Pot Sizes',
  meta_description: 'Which moka pot makes how many cups.',
  outline: ['Which size for two cups?'],
  images: [
    image,
    { ...image, id: 73, image_type: 'in_article', position: 1, heading: 'Which size for two cups?', image_url: '', status: 'failed', work_state: 'failed' },
  ],
  image_counts: { total: 2, generated: 1, pending: 0, failed: 1, note: '1 image failed' },
  lineage: {
    keywords: [{ id: 41, name: 'moka pot sizes' }], cluster: { id: 7, name: 'Moka Pots' }, idea: { id: 21, name: 'Moka Pot Sizes' },
    task: { id: 31, name: 'Moka Pot Sizes Explained' },
  },
  published_by: '',
  sent_back: null,
  refusals: mayReview,
};
