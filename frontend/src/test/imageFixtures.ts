import type { ImageRow } from '@/api/rowTypes';

/** A picture that is there. */
export const image: ImageRow = {
  id: 71,
  site_id: 12,
  content: { id: 9, title: 'Moka Pot Sizes Explained' },
  image_type: 'featured',
  position: 0,
  heading: '',
  prompt: 'A moka pot on a gas stove, morning light',
  alt_text: 'Moka pot on a stove',
  image_url: '/media/images/1/12/a.webp',
  model: 'offline',
  status: 'generated',
  generation_status: 'completed',
  work_state: 'completed',
  created_at: '2026-11-20T14:00:00Z',
  updated_at: '2026-11-20T14:05:00Z',
};

/** A prompt whose picture nobody has made yet. */
export const promptOnly: ImageRow = {
  ...image, id: 72, image_type: 'in_article', position: 1, heading: 'Which size for two cups?', prompt: 'Three moka pots in a row',
  alt_text: '', image_url: '', model: '', status: 'pending', generation_status: 'pending', work_state: 'idle',
};
