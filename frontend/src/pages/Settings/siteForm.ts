import type { SiteImageChanges, SiteImages } from '@/api/settingsTypes';

const FIELDS = ['language', 'image_size', 'image_format', 'image_model'] as const;

export type SiteField = (typeof FIELDS)[number];

/** The part of the edits that differs from what is saved. */
export function siteChangesOf(edits: SiteImageChanges, saved: SiteImages): SiteImageChanges {
  const changes: SiteImageChanges = {};
  for (const name of FIELDS) {
    const value = edits[name]?.trim();
    if (value !== undefined && value !== saved[name]) changes[name] = value;
  }
  return changes;
}

/** The model that makes the pictures once this is saved; null where only the server knows it. */
export function modelInForce(edits: SiteImageChanges, saved: SiteImages): string | null {
  const own = (edits.image_model ?? saved.image_model).trim();
  if (own !== '') return own;
  return saved.image_model === '' ? saved.image_model_in_force : null;
}
