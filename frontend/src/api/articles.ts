import { ask } from './http';
import type { Approved, ContentDetail, WriterTask } from './rowTypes';

/** What a person decides about an article without a word beside it. */
export type PlainDecision = 'submit' | 'archive' | 'restore';

const CONTENT = 'writer/content/';

function decide(id: number, decision: string, body?: object): Promise<ContentDetail> {
  return ask<ContentDetail>('POST', `${CONTENT}${id}/${decision}/`, { body }) as Promise<ContentDetail>;
}

/** Publishes what was read: an article that was changed since is refused. */
export function approve({ id, updated_at }: Pick<ContentDetail, 'id' | 'updated_at'>): Promise<ContentDetail> {
  return decide(id, 'approve', { updated_at });
}

export function sendBack(id: number, reason: string): Promise<ContentDetail> {
  return decide(id, 'send_back', { reason });
}

export function decidePlainly(id: number, decision: PlainDecision): Promise<ContentDetail> {
  return decide(id, decision);
}

/** Publishes those that are ready; the answer says why the others are not. */
export function approveMany(ids: number[]): Promise<Approved> {
  return ask<Approved>('POST', `${CONTENT}bulk_approve/`, { body: { ids } });
}

/** Has the article of a task written once more, after the first was deleted. */
export function reopenTask(id: number): Promise<WriterTask> {
  return ask<WriterTask>('POST', `writer/tasks/${id}/reopen/`) as Promise<WriterTask>;
}
