/** What the API sends and takes. Names and nulls are the backend's; nothing is renamed on the way in. */

export type RunStatus = 'running' | 'paused' | 'completed' | 'failed' | 'cancelled';
export type StageStatus = 'waiting' | 'skipped' | RunStatus;
export type TriggerType = 'manual' | 'scheduled';
export type EventLevel = 'info' | 'success' | 'warning' | 'error';
export type Phase = 'INIT' | 'PREP' | 'AI_CALL' | 'PARSE' | 'SAVE' | 'DONE';
export type ErrorAction = 'purchase_credits' | 'fix_data' | 'retry' | 'open_settings' | 'view_run';
export type Frequency = 'daily' | 'weekly' | 'monthly';

export interface ErrorPayload {
  status: 'error';
  error_type: string;
  error_message: string;
  phase: string;
  timestamp: string;
  details: Record<string, unknown>;
  retryable: boolean;
  action: ErrorAction | null;
}

export interface SessionUser {
  id: number;
  email: string;
  name: string;
  is_staff: boolean;
}

export interface Session {
  authenticated: boolean;
  user: SessionUser | null;
  accounts: { id: number; name: string; role: string }[];
}

export interface Site {
  id: number;
  domain: string;
  name: string;
  timezone: string;
  account: { id: number; name: string };
  role: string;
}

export interface Page<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}

export interface Queue {
  total: number;
  pending: number;
  processing: number;
  completed: number;
  failed: number;
  cancelled: number;
}

export interface CurrentItem {
  task_id: string;
  label: string;
  phase: Phase;
  message: string;
  percentage: number;
  items_total: number;
  items_processed: number;
  current_item: string;
  started_at: string | null;
}

export interface Stage {
  number: number;
  name: string;
  type: string;
  items: string;
  status: StageStatus;
  reason: string;
  queue: Queue;
  batches: { done: number; total: number };
  credits_used: number;
  elapsed_seconds: number | null;
  estimated_seconds_remaining: number | null;
  started_at: string | null;
  completed_at: string | null;
  summary: string;
  current: CurrentItem[];
}

export interface Run {
  run_id: string;
  status: RunStatus;
  trigger_type: TriggerType;
  current_stage: number;
  started_at: string;
  completed_at: string | null;
  pause_requested: boolean;
  cancel_requested: boolean;
  total_credits_used: number;
  estimated_credits: number;
  credits_held: number;
  progress_percentage: number;
  estimated_seconds_remaining: number | null;
  elapsed_seconds: number;
  error_message: string;
  error: ErrorPayload | null;
}

export interface OverviewEntry {
  key: string;
  label: string;
  count: number;
  note: string;
}

export interface RunEvent {
  id: number;
  created_at: string;
  stage: number | null;
  level: EventLevel;
  message: string;
}

export interface Wallet {
  balance: number;
  reserved: number;
  available: number;
}

export interface CurrentRun {
  run: Run | null;
  stages: Stage[];
  overview: OverviewEntry[];
  events: RunEvent[];
  wallet: Wallet;
  worker: { alive: boolean; last_seen_at: string | null; message: string };
  provider: { name: string; is_offline: boolean; notice: string };
  schedule: { is_enabled: boolean; next_run_at: string | null; sentence: string };
  server_time: string;
}

export interface EstimateStage {
  stage: number;
  name: string;
  items: number;
  items_label: string;
  credits: number;
  note: string;
}

export interface Estimate {
  estimated_credits: number;
  required_credits: number;
  available_credits: number;
  enough: boolean;
  basis: 'defaults' | 'history';
  stages: EstimateStage[];
}

export interface AutomationConfig {
  site_id: number;
  is_enabled: boolean;
  frequency: Frequency;
  scheduled_time: string;
  weekday: number;
  day_of_month: number;
  readonly timezone: string;
  stage_1_batch_size: number;
  stage_2_batch_size: number;
  stage_3_batch_size: number;
  stage_4_batch_size: number;
  stage_5_batch_size: number;
  stage_6_batch_size: number;
  readonly last_run_at: string | null;
  readonly next_run_at: string | null;
}

export interface HistoryRow {
  run_id: string;
  status: RunStatus;
  trigger_type: TriggerType;
  started_at: string;
  completed_at: string | null;
  duration_seconds: number | null;
  current_stage: number;
  total_credits_used: number;
  estimated_credits: number;
  items_completed: number;
  items_total: number;
  items_failed: number;
  error_message: string;
}

export interface RunLogs {
  run_id: string;
  logs: Record<string, string>;
}
