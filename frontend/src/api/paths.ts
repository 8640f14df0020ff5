import type {
  AutomationConfig, CurrentRun, Estimate, HistoryRow, Page, RunLogs, RunStatus, Session, Site,
} from './types';

type Reply<T> = { responses: { 200: { content: { 'application/json': T } } } };
type Get<T, Query = undefined> = Reply<T> & { parameters: Query extends undefined ? { query?: never } : { query: Query } };
type Send<T, Body, Query = undefined> = Get<T, Query> & { requestBody: { content: { 'application/json': Body } } };

type OfSite = { site_id: number };
type RunMoved = { run_id: string; status: RunStatus; message: string };
type MoveRun = { post: Send<RunMoved, { run_id: string }> };

/** The addresses that the dashboard calls, in the shape that openapi-fetch reads. */
export interface paths {
  '/api/v1/auth/session/': { get: Get<Session> };
  '/api/v1/auth/login/': { post: Send<Session, { email: string; password: string }> };
  '/api/v1/auth/logout/': { post: Get<Session> };
  '/api/v1/sites/': { get: Get<Page<Site>, { page?: number }> };
  '/api/v1/automation/current_run/': { get: Get<CurrentRun, OfSite> };
  '/api/v1/automation/estimate/': { get: Get<Estimate, OfSite> };
  '/api/v1/automation/run_now/': { post: Send<{ run_id: string; message: string }, OfSite> };
  '/api/v1/automation/pause/': MoveRun;
  '/api/v1/automation/resume/': MoveRun;
  '/api/v1/automation/cancel/': MoveRun;
  '/api/v1/automation/config/': {
    get: Get<AutomationConfig, OfSite>;
    put: Send<AutomationConfig, AutomationConfig, OfSite>;
  };
  '/api/v1/automation/history/': { get: Get<Page<HistoryRow>, OfSite & { page?: number }> };
  '/api/v1/automation/logs/{run_id}/': {
    get: Reply<RunLogs> & { parameters: { path: { run_id: string } } };
  };
}
