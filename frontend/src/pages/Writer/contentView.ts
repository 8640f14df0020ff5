import type { Approved, ContentRow, ImageCounts } from '@/api/rowTypes';
import { formatCount, formatCounted } from '@/components/common/format';

/** "3 of 4, 1 failed", "4 of 4", a dash while there is no prompt. */
export function imagesText({ total, generated, failed }: ImageCounts): string {
  if (total === 0) return '–';
  const made = `${formatCount(generated)} of ${formatCount(total)}`;
  return failed > 0 ? `${made}, ${formatCount(failed)} failed` : made;
}

/** A draft that waits for a person and not for the machine. */
export function isSentBack({ status, sent_back_at: sentBackAt }: Pick<ContentRow, 'status' | 'sent_back_at'>): boolean {
  return status === 'draft' && sentBackAt !== null;
}

/** What is said once a selection was approved. */
export function approvedText({ approved, refused }: Approved): string {
  const done = `${formatCounted(approved, 'article')} published.`;
  return refused.length === 0 ? done : `${done} ${formatCounted(refused.length, 'article')} left as ${refused.length === 1 ? 'it was' : 'they were'}.`;
}

/** What approving does, before it is done. */
export function approveQuestion(count: number): string {
  const which = count === 1 ? 'The article is published as it stands' : `Those of the ${formatCount(count)} that are in review are published as they stand`;
  return `${which}: title, text, address and pictures cannot be changed afterwards. What still waits for a picture is left as it is, and you are told.`;
}

/** What archiving does, before it is done. */
export function archiveQuestion(count: number): string {
  return count === 1
    ? 'It leaves the list of what is to do, and no picture is made for it any more. It can be restored as a draft.'
    : 'They leave the list of what is to do, and no picture is made for them any more. Each can be restored as a draft.';
}

/** What goes and what stays, before articles are deleted. */
export function contentDeleteText(count: number): string {
  return count === 1
    ? 'The article is gone for good, with its pictures. Its task stays and can be written again.'
    : 'They are gone for good, with their pictures. Their tasks stay and can be written again.';
}
