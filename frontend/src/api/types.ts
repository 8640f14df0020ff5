/**
 * What the API sends and takes, under short names. The shapes are generated from the API's own document
 * (`npm run types`); nothing is renamed on the way in.
 */

import type { components } from './schema';

type Schemas = components['schemas'];

/**
 * A reply as it arrives. The document marks a key as optional when a *request* may leave it out; replies carry every
 * key, so nobody has to ask for what is always there.
 */
export type Sent<T> = T extends (infer Item)[]
  ? Sent<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]-?: Sent<T[Key]> }
    : T;

export type ErrorAction = 'purchase_credits' | 'fix_data' | 'retry' | 'open_settings' | 'view_run';
export type ErrorPayload = Omit<Schemas['Error'], 'action'> & { action: ErrorAction | null };

export type Session = Sent<Schemas['Session']>;
export type Site = Sent<Schemas['Site']>;

export type RunStatus = Schemas['RunStatusEnum'];
export type StageStatus = Schemas['StageStatusEnum'];
export type EventLevel = Schemas['LevelEnum'];
export type Frequency = Schemas['FrequencyEnum'];

/** The error of a run is the one error payload; the document knows it only as an object. */
export type Run = Omit<Sent<Schemas['Run']>, 'error'> & { error: ErrorPayload | null };
export type CurrentRun = Omit<Sent<Schemas['CurrentRun']>, 'run'> & { run: Run | null };

export type Queue = Schemas['Queue'];
export type CurrentItem = Schemas['CurrentItem'];
export type Stage = Schemas['Stage'];
export type RunEvent = Sent<Schemas['Event']>;
export type Estimate = Schemas['Estimate'];
export type AutomationConfig = Sent<Schemas['Config']>;
export type HistoryRow = Sent<Schemas['History']>;
export type HistoryPage = Sent<Schemas['PaginatedHistoryList']>;
export type QueueItem = Omit<Sent<Schemas['QueueItem']>, 'error'> & { error: ErrorPayload | null };
export type QueuePage = Omit<Sent<Schemas['PaginatedQueueItemList']>, 'results'> & { results: QueueItem[] };
export type RunLogs = Schemas['Logs'];
export type RunDetail = Omit<Sent<Schemas['RunDetail']>, 'error' | 'stages'> & {
  error: ErrorPayload | null;
  stages: Schemas['StageDetail'][];
};
export type EventsPage = Sent<Schemas['Events']>;
export type Need = Omit<Sent<Schemas['Need']>, 'action'> & { action: ErrorAction | null };
/** A site at a glance. */
export type Glance = Omit<Sent<Schemas['Dashboard']>, 'needs'> & { needs: Need[] };
