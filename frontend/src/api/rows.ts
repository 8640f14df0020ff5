import { ask, type ApiPath, type Query } from './http';
import type { Cluster, ContentDetail, ContentRow, Idea, ImageRow, Keyword, WriterTask } from './rowTypes';

/** One request names at most so many rows (the server's limit). */
export const MOST_IDS = 1_000;
/** The longest page that the server gives. */
export const LONGEST_PAGE = 200;

/** What is asked of a list. `filters` go into the address under their own names. */
export interface ListQuestion {
  page: number;
  pageSize: number;
  /** A field, with "-" before it for descending; empty: as the server likes. */
  ordering: string;
  search: string;
  filters: Record<string, string>;
}

export interface Page<Row> {
  count: number;
  next: string | null;
  previous: string | null;
  results: Row[];
}

/** The question as the address of the request carries it. */
export function queryOf(siteId: number, { page, pageSize, ordering, search, filters }: ListQuestion): Query {
  return { ...filters, site_id: siteId, search, ordering, page, page_size: pageSize };
}

/** A file holds every row of the list. */
const PAGING = new Set(['page', 'page_size']);

/** Follows a task that an AI function was queued as. */
export interface Queued {
  task_id: string;
  task_ids: string[];
}

/** The six lists answer alike: pages of rows, one row, changes to many, a file. */
export function rowsApi<Row extends { id: number }, Detail = Row>(path: ApiPath) {
  return {
    path,
    list: (siteId: number, question: ListQuestion) =>
      ask<Page<Row>>('GET', path, { query: queryOf(siteId, question) }) as Promise<Page<Row>>,
    get: (id: number) => ask<Detail>('GET', `${path}${id}/`) as Promise<Detail>,
    create: (siteId: number, values: object) =>
      ask<Row>('POST', path, { body: { ...values, site_id: siteId } }) as Promise<Row>,
    change: (id: number, changes: object) => ask<Row>('PATCH', `${path}${id}/`, { body: changes }) as Promise<Row>,
    remove: (id: number) => ask<undefined>('DELETE', `${path}${id}/`),
    removeMany: (ids: number[]) => ask<object>('POST', `${path}bulk_delete/`, { body: { ids } }),
    changeMany: (ids: number[], changes: object) =>
      ask<object>('POST', `${path}bulk_update/`, { body: { ids, changes } }),
    /** An address for a link: the browser saves what it answers. */
    exportUrl(siteId: number, question: ListQuestion, format: 'csv' | 'xlsx'): string {
      const query = new URLSearchParams({ format });
      for (const [name, value] of Object.entries(queryOf(siteId, question))) {
        if (value && !PAGING.has(name)) query.set(name, String(value));
      }
      return `/api/v1/${path}export/?${query.toString()}`;
    },
  };
}

export type RowsApi<Row extends { id: number }, Detail = Row> = ReturnType<typeof rowsApi<Row, Detail>>;

export const keywordsApi = rowsApi<Keyword>('planner/keywords/');
export const clustersApi = rowsApi<Cluster>('planner/clusters/');
export const ideasApi = rowsApi<Idea>('planner/ideas/');
export const writerTasksApi = rowsApi<WriterTask>('writer/tasks/');
export const contentApi = rowsApi<ContentRow, ContentDetail>('writer/content/');
export const imagesApi = rowsApi<ImageRow>('writer/images/');
