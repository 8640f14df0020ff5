/** Rows of the planner and the writer and the work of a machine on them, as the API sends them. */

import type { components } from './schema';
import type { ErrorPayload, Sent } from './types';

type Schemas = components['schemas'];

export type WorkState = Schemas['WorkStateEnum'];

/** What the machine is doing to a row: the badge in its line. */
export interface Worked {
  work_state: WorkState;
}

export interface Named {
  id: number;
  name: string;
}

export type Keyword = Sent<Schemas['Keyword']>;
export type Cluster = Sent<Schemas['Cluster']>;
export type Idea = Sent<Schemas['Idea']>;
export type WriterTask = Sent<Schemas['WriterTask']>;
export type ContentRow = Sent<Schemas['Article']>;
export type ContentDetail = Sent<Schemas['ArticleDetail']>;
export type ImageRow = Sent<Schemas['Image']>;
export type ImageCounts = Sent<Schemas['ImageCounts']>;
export type Lineage = Sent<Schemas['Lineage']>;
/** Per decision why it cannot be taken now; empty where it can. */
export type Decisions = Sent<Schemas['Decisions']>;
/** What became of a selection that was approved. */
export type Approved = Sent<Schemas['Approved']>;

/** One execution of an AI function, as it goes on. */
export type AiTask = Omit<Sent<Schemas['Task']>, 'error'> & { error: ErrorPayload | null };
export type TaskStep = AiTask['steps'][number];
/** What the tasks of one selection come to. */
export type Together = Sent<Schemas['Together']>;

/** One selection that an AI function was asked for: the tasks it became, and what they come to. */
export interface TaskGroup {
  tasks: AiTask[];
  together: Together;
}

/** What a selection would cost. */
export type TaskEstimate = Sent<Schemas['SelectionEstimate']>;
