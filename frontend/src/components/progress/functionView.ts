import type { FunctionName } from '@/api/aiTasks';
import { formatCounted } from '@/components/common/format';

interface Words {
  /** The button: "Cluster with AI". */
  action: string;
  /** What it is asked for, in the singular. */
  noun: string;
  plural?: string;
  /** The title while it works: "Clustering 50 keywords". */
  doing: (rows: string) => string;
  /** Where the chosen rows are, and where what is made of them appears. */
  from: string;
  to: string;
  toLabel: string;
}

export const WORDS: Record<FunctionName, Words> = {
  auto_cluster: {
    action: 'Cluster with AI',
    noun: 'keyword',
    doing: (rows) => `Clustering ${rows}`,
    from: '/planner/keywords',
    to: '/planner/clusters',
    toLabel: 'Show clusters',
  },
  generate_ideas: {
    action: 'Generate ideas',
    noun: 'cluster',
    doing: (rows) => `Generating ideas for ${rows}`,
    from: '/planner/clusters',
    to: '/planner/ideas',
    toLabel: 'Show ideas',
  },
  bulk_queue_to_writer: {
    action: 'Queue to writer',
    noun: 'idea',
    doing: (rows) => `Queueing ${rows} to the writer`,
    from: '/planner/ideas',
    to: '/writer/tasks',
    toLabel: 'Show tasks',
  },
  generate_content: {
    action: 'Write articles',
    noun: 'article',
    doing: (rows) => `Writing ${rows}`,
    from: '/writer/tasks',
    to: '/writer/content',
    toLabel: 'Show articles',
  },
  generate_image_prompts: {
    action: 'Write image prompts',
    noun: 'article',
    doing: (rows) => `Writing image prompts for ${rows}`,
    from: '/writer/content',
    to: '/writer/images',
    toLabel: 'Show images',
  },
  generate_images: {
    action: 'Generate images',
    noun: 'image',
    doing: (rows) => `Generating ${rows}`,
    from: '/writer/images',
    to: '/writer/images',
    toLabel: 'Show images',
  },
};

export function rowsText(name: FunctionName, count: number): string {
  const { noun, plural } = WORDS[name];
  return formatCounted(count, noun, plural);
}

/** "Clustering 50 keywords" */
export function doingText(name: FunctionName, count: number): string {
  return WORDS[name].doing(rowsText(name, count));
}
