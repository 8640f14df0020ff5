import { ask, type ApiPath } from './http';
import type { Page, Queued } from './rows';
import type { AiTask, TaskEstimate } from './rowTypes';

/** The AI functions that a person can start on rows, and where each is asked for. */
export const FUNCTIONS = {
  auto_cluster: 'planner/keywords/auto_cluster/',
  generate_ideas: 'planner/clusters/generate_ideas/',
  queue_ideas: 'planner/ideas/bulk_queue_to_writer/',
  generate_content: 'writer/tasks/generate_content/',
  generate_image_prompts: 'writer/content/generate_image_prompts/',
  generate_images: 'writer/images/generate_images/',
} as const satisfies Record<string, ApiPath>;

export type FunctionName = keyof typeof FUNCTIONS;

export function startFunction(name: FunctionName, ids: number[]): Promise<Queued> {
  return ask<Queued>('POST', FUNCTIONS[name], { body: { ids } });
}

export function estimateFunction(name: FunctionName, ids: number[]): Promise<TaskEstimate> {
  return ask<TaskEstimate>('POST', 'ai/tasks/estimate/', { body: { function: name, ids } });
}

/** These tasks, as far as they still exist. */
export async function getTasks(ids: string[]): Promise<AiTask[]> {
  const page = await ask<Page<AiTask>>('GET', 'ai/tasks/', { query: { ids: ids.join(','), page_size: ids.length } });
  return page.results as AiTask[];
}

/** What is at work or waits for its turn now, on all sites of the reader. */
export async function getActiveTasks(): Promise<AiTask[]> {
  const page = await ask<Page<AiTask>>('GET', 'ai/tasks/', { query: { active: true, page_size: 200 } });
  return page.results as AiTask[];
}

export function cancelTask(taskId: string): Promise<AiTask> {
  return ask<AiTask>('POST', `ai/tasks/${taskId}/cancel/`) as Promise<AiTask>;
}

export function retryTask(taskId: string): Promise<AiTask> {
  return ask<AiTask>('POST', `ai/tasks/${taskId}/retry/`) as Promise<AiTask>;
}
