import { errorFrom } from './errors';
import { ask, type ApiPath } from './http';
import { LONGEST_PAGE, type Queued } from './rows';
import type { AiTask, TaskEstimate, TaskGroup, Together } from './rowTypes';

/** The AI functions that a person can start on rows, and where each is asked for. */
export const FUNCTIONS = {
  auto_cluster: 'planner/keywords/auto_cluster/',
  generate_ideas: 'planner/clusters/generate_ideas/',
  bulk_queue_to_writer: 'planner/ideas/bulk_queue_to_writer/',
  generate_content: 'writer/tasks/generate_content/',
  generate_image_prompts: 'writer/content/generate_image_prompts/',
  generate_images: 'writer/images/generate_images/',
} as const satisfies Record<string, ApiPath>;

export type FunctionName = keyof typeof FUNCTIONS;

/** Pictures that are there already are made once more only here: `generate_images` leaves them as they are. */
const ANEW: Partial<Record<FunctionName, ApiPath>> = { generate_images: 'writer/images/regenerate/' };

export function startFunction(name: FunctionName, ids: number[], isAnew = false): Promise<Queued> {
  return ask<Queued>('POST', (isAnew && ANEW[name]) || FUNCTIONS[name], { body: { ids } });
}

export function estimateFunction(name: FunctionName, ids: number[], isAnew = false): Promise<TaskEstimate> {
  return ask<TaskEstimate>('POST', 'ai/tasks/estimate/', { body: { function: name, ids, anew: isAnew } });
}

interface TaskPage {
  results: AiTask[];
  together: Together | null;
}

/** What became of a selection. `group` is the id of its first task. */
export async function getGroup(group: string): Promise<TaskGroup> {
  const query = { group, page_size: LONGEST_PAGE, ordering: 'created_at' };
  const { results, together } = (await ask<TaskPage>('GET', 'ai/tasks/', { query })) as TaskPage;
  if (together === null) throw errorFrom(500, null);
  return { tasks: results, together };
}

/** What is at work or waits for its turn now, on all sites of the reader. */
export async function getActiveTasks(): Promise<AiTask[]> {
  const query = { active: true, page_size: LONGEST_PAGE };
  return ((await ask<TaskPage>('GET', 'ai/tasks/', { query })) as TaskPage).results;
}

/** One wish for the whole selection: the server knows all of its tasks, also those on no page that was read. */
const WHOLE = { body: { whole_group: true } };

export function cancelGroup(group: string): Promise<AiTask> {
  return ask<AiTask>('POST', `ai/tasks/${group}/cancel/`, WHOLE) as Promise<AiTask>;
}

export function retryGroup(group: string): Promise<AiTask> {
  return ask<AiTask>('POST', `ai/tasks/${group}/retry/`, WHOLE) as Promise<AiTask>;
}
