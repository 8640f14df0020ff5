import type { ImageRow } from '@/api/rowTypes';
import { statusBadge, workBadge, type Badge } from '@/components/common/tone';

export const IMAGE_TYPES = [
  { value: 'featured', label: 'Featured' },
  { value: 'in_article', label: 'In article' },
];

export const IMAGE_STATUSES = [
  { value: 'pending', label: 'Pending' },
  { value: 'generated', label: 'Generated' },
  { value: 'failed', label: 'Failed' },
];

export const IMAGE_ORDERS = [
  { value: '-content,position', label: 'Newest article first' },
  { value: 'content,position', label: 'Oldest article first' },
  { value: '-created_at', label: 'Newest image first' },
  { value: '-updated_at', label: 'Changed last' },
];

const AT_WORK: ReadonlySet<ImageRow['work_state']> = new Set(['queued', 'processing', 'paused']);

/** A machine has it or will take it: its prompt is settled until then. */
export function isAtWork({ work_state: state }: Pick<ImageRow, 'work_state'>): boolean {
  return AT_WORK.has(state);
}

/** How far it has come, and what the machine does to it where that is not the same news twice. */
export function imageBadges({ status, work_state: work }: Pick<ImageRow, 'status' | 'work_state'>): Badge[] {
  const editorial = statusBadge(status);
  const machine = workBadge(work);
  if (machine === null || work === 'completed' || machine.label === editorial.label) return [editorial];
  // A picture that could not be made anew is still there.
  if (work === 'failed' && status === 'generated') return [editorial, { label: 'Not renewed', tone: 'bad' }];
  return [editorial, machine];
}

/** In place of a picture that is not there. */
export function absenceText({ status, work_state: work }: Pick<ImageRow, 'status' | 'work_state'>): string {
  if (work === 'processing') return 'Being made';
  if (work === 'queued') return 'Waits for its turn';
  if (work === 'paused') return 'Waits for the run';
  return status === 'failed' ? 'Could not be made' : 'Not made yet';
}

/** What is lost and what is not, before images are deleted. */
export function deleteImagesText(count: number): string {
  const what = count === 1 ? 'The picture and its prompt are' : 'The pictures and their prompts are';
  return `${what} gone for good. ${count === 1 ? 'Its article stays' : 'Their articles stay'}, without ${count === 1 ? 'it' : 'them'}.`;
}

/** What of the form is different and worth sending. */
export function imageChanges(image: Pick<ImageRow, 'prompt' | 'alt_text'>, form: { prompt: string; altText: string }) {
  const prompt = form.prompt.trim();
  const altText = form.altText.trim();
  return {
    ...(prompt === image.prompt ? {} : { prompt }),
    ...(altText === image.alt_text ? {} : { alt_text: altText }),
  };
}

export function typeLabel({ image_type: type, position }: Pick<ImageRow, 'image_type' | 'position'>): string {
  return type === 'featured' ? 'Featured' : `In article, no. ${position}`;
}
