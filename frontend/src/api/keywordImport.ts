import { ask } from './http';
import type { components } from './schema';
import type { Sent } from './types';

type Schemas = components['schemas'];

export type ImportPreview = Sent<Schemas['Preview']>;
export type ImportReport = Sent<Schemas['ImportReport']>;
export type RejectedRow = ImportReport['rejected'][number];

export interface KeywordFile {
  siteId: number;
  file: File;
}

function formOf({ siteId, file }: KeywordFile): FormData {
  const form = new FormData();
  form.set('site_id', String(siteId));
  form.set('file', file);
  return form;
}

/** What an import would do. Writes nothing. */
export function previewImport(sent: KeywordFile): Promise<ImportPreview> {
  return ask<Schemas['Preview']>('POST', 'planner/keywords/import/preview/', { body: formOf(sent) });
}

/** With the same `key` the same file is imported once, however often it is sent. */
export function importKeywords(sent: KeywordFile, key: string): Promise<ImportReport> {
  const asked = { body: formOf(sent), headers: { 'Idempotency-Key': key } };
  return ask<Schemas['ImportReport']>('POST', 'planner/keywords/import/', asked);
}
