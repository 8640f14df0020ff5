import type { Cluster, Idea, Keyword } from '@/api/rowTypes';

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

export const otherCluster: Cluster = {
  ...cluster, id: 8, name: 'Pot Cleaning', volume: null, search_intent: '', keywords_count: 4, ideas_count: 1, status: 'new',
};

export const idea: Idea = {
  ...row, id: 90, idea_title: 'Which Moka Pot Size Do You Need?', description: 'By cups a day, not by brand.',
  cluster: { id: 7, name: 'Moka Pots' }, search_intent: 'informational', content_type: 'guide',
  target_keywords: ['moka pot sizes'], outline: ['Cups', 'Stove'], word_count: 1_200, status: 'new', task_id: null,
};

export const ideaInWriter: Idea = { ...idea, id: 91, idea_title: 'Clean a Moka Pot', status: 'queued', task_id: 300 };

/** As `POST planner/clusters/contents/` answers. */
export function contents(clusters: Cluster[], ideasWithWriter = 0) {
  return {
    clusters: clusters.map(({ id, name, disabled, keywords_count, ideas_count }) => ({ id, name, disabled, keywords_count, ideas_count })),
    keywords: clusters.reduce((sum, one) => sum + one.keywords_count, 0),
    ideas: clusters.reduce((sum, one) => sum + one.ideas_count, 0),
    ideas_with_writer: ideasWithWriter,
  };
}
