import { client, unwrap } from './client';
import type {
  AutomationConfig, CurrentRun, Estimate, EventLevel, EventsPage, HistoryPage, QueuePage, RunDetail, RunEvent, RunLogs,
} from './types';

export async function getCurrentRun(siteId: number): Promise<CurrentRun> {
  const reply = await unwrap(client.GET('/api/v1/automation/current_run/', { params: { query: { site_id: siteId } } }));
  return reply as CurrentRun;
}

export function getEstimate(siteId: number): Promise<Estimate> {
  return unwrap(client.GET('/api/v1/automation/estimate/', { params: { query: { site_id: siteId } } }));
}

export function getHistory(siteId: number, page: number): Promise<HistoryPage> {
  return unwrap(client.GET('/api/v1/automation/history/', { params: { query: { site_id: siteId, page } } }));
}

export interface QueueQuestion {
  runId: string;
  stage: number;
  state: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
  search: string;
  page: number;
}

export async function getQueue({ runId, ...query }: QueueQuestion): Promise<QueuePage> {
  const reply = await unwrap(client.GET('/api/v1/automation/queue/', { params: { query: { run_id: runId, ...query } } }));
  return reply as QueuePage;
}

export async function getRun(runId: string): Promise<RunDetail> {
  const reply = await unwrap(client.GET('/api/v1/automation/runs/{run_id}/', { params: { path: { run_id: runId } } }));
  return reply as RunDetail;
}

export interface EventsQuestion {
  runId: string;
  level?: EventLevel;
  stage?: number;
  limit?: number;
}

/** The journal of a run in its order, behind the event `after`. */
export function getEvents({ runId, ...filter }: EventsQuestion, after: number): Promise<EventsPage> {
  return unwrap(client.GET('/api/v1/automation/events/', { params: { query: { run_id: runId, after, ...filter } } }));
}

/** Events of a run that an answer with the last few has left out: behind `after` and before `before`. */
export interface MissedEvents {
  runId: string;
  after: number;
  before: number;
}

/** Two answers at the most: who was away for longer finds the rest in the full log. */
const MOST_LOOKS = 2;
const LONGEST_EVENTS = 500;

export async function getMissedEvents({ runId, after, before }: MissedEvents): Promise<RunEvent[]> {
  const found: RunEvent[] = [];
  let cursor = after;
  for (let look = 0; look < MOST_LOOKS && cursor < before; look += 1) {
    const page = await getEvents({ runId, limit: LONGEST_EVENTS }, cursor);
    found.push(...page.events);
    if (!page.more) break;
    cursor = page.next_after;
  }
  return found;
}

export function getLogs(runId: string): Promise<RunLogs> {
  return unwrap(client.GET('/api/v1/automation/logs/{run_id}/', { params: { path: { run_id: runId } } }));
}

export function getConfig(siteId: number): Promise<AutomationConfig> {
  return unwrap(client.GET('/api/v1/automation/config/', { params: { query: { site_id: siteId } } }));
}

/** Sends the fields that are given; the others stay as they are. */
export function putConfig(config: Pick<AutomationConfig, 'site_id'> & Partial<AutomationConfig>): Promise<AutomationConfig> {
  return unwrap(client.PUT('/api/v1/automation/config/', { body: config }));
}

export function runNow(siteId: number): Promise<{ run_id: string; message: string }> {
  return unwrap(client.POST('/api/v1/automation/run_now/', { body: { site_id: siteId } }));
}

export type RunMove = 'pause' | 'resume' | 'cancel';

/** Asks for the move; a pause or cancel is honoured when the batch in hand is done. */
export function moveRun(move: RunMove, runId: string) {
  return unwrap(client.POST(`/api/v1/automation/${move}/`, { body: { run_id: runId } }));
}

/** All failed work of a stage, or only the tasks that are named. */
export interface Retry {
  runId: string;
  stage: number;
  taskIds?: string[];
}

export function retryFailed({ runId, stage, taskIds }: Retry) {
  const body = { run_id: runId, stage, ...(taskIds ? { task_ids: taskIds } : {}) };
  return unwrap(client.POST('/api/v1/automation/retry_failed/', { body }));
}
