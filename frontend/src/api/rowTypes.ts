/** Rows of the planner and the writer and the work of a machine on them, as the API sends them. */

import type { components } from './schema';
import type { ErrorPayload, Sent } from './types';

type Schemas = components['schemas'];

export type WorkState = 'idle' | 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'paused';
export type GenerationStatus = 'pending' | 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled';

/** What the machine is doing to a row: the badge in its line. */
export interface Worked {
  work_state: WorkState;
}

export interface Named {
  id: number;
  name: string;
}

interface SiteRow extends Worked {
  id: number;
  site_id: number;
  generation_status: GenerationStatus;
  created_at: string;
  updated_at: string;
}

export type Keyword = Sent<Schemas['Keyword']>;
export type Cluster = Sent<Schemas['Cluster']>;
export type Idea = Sent<Schemas['Idea']>;

export interface WriterTask extends SiteRow {
  title: string;
  description: string;
  idea_id: number | null;
  cluster: Named | null;
  search_intent: string;
  content_type: string;
  target_keywords: string[];
  outline: string[];
  word_count: number;
  status: 'queued' | 'completed';
  content_id: number | null;
}

export interface ContentRow extends SiteRow {
  title: string;
  slug: string;
  word_count: number;
  status: 'draft' | 'review' | 'published' | 'archived';
  written_by: string;
  images: { total: number; generated: number; pending: number; failed: number };
  cluster: Named | null;
  task_id: number | null;
  published_at: string | null;
}

export interface ContentDetail extends ContentRow {
  html: string;
  excerpt: string;
  meta_title: string;
  meta_description: string;
  outline: string[];
  lineage: { keywords: Named[]; cluster: Named | null; idea: Named | null; task: Named | null };
}

export interface ImageRow extends SiteRow {
  content: { id: number; title: string };
  image_type: string;
  position: number;
  heading: string;
  prompt: string;
  alt_text: string;
  image_url: string;
  model: string;
  status: 'pending' | 'generated' | 'failed';
}

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

export interface TaskEstimate {
  function: string;
  items: number;
  credits: number;
  available_credits: number;
  enough: boolean;
  note: string;
}
