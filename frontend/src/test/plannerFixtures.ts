import type { Cluster, Keyword } from '@/api/rowTypes';

const row = {
  site_id: 12,
  generation_status: 'pending' as const,
  work_state: 'idle' as const,
  created_at: '2026-11-20T14:00:00Z',
  updated_at: '2026-11-20T14:00:00Z',
};

export const cluster: Cluster = {
  ...row, id: 7, name: 'Moka Pots', description: '', search_intent: 'informational', volume: 18_400, keywords_count: 12,
  ideas_count: 5, status: 'mapped', disabled: false,
};

export const keyword: Keyword = {
  ...row, id: 41, keyword: 'moka pot sizes', volume: 12_100, difficulty: 24, intent: 'informational', country: 'US',
  cluster: { id: 7, name: 'Moka Pots' }, status: 'mapped', disabled: false,
};

export const newKeyword: Keyword = {
  ...keyword, id: 42, keyword: 'cold brew ratio', volume: null, difficulty: null, intent: '', country: '', cluster: null, status: 'new',
};
