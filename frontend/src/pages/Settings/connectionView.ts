import type { TestKind, TestResult } from '@/api/settingsTypes';
import type { Tone } from '@/components/common/tone';

interface Words {
  /** Names the button for those who do not see which panel it is in. It begins with what is written on it. */
  label: string;
  hint: string;
  pending: string;
}

export const TESTS: Record<TestKind, Words> = {
  text: {
    label: 'Test connection for text',
    hint: 'One short question with the values on this page; costs less than a cent.',
    pending: 'Asking for one short answer. This takes up to 20 seconds.',
  },
  image: {
    label: 'Test connection for images',
    hint: 'Asks whether key and model are known; makes no image and costs nothing.',
    pending: 'Asking for key and model. This takes up to 20 seconds.',
  },
  embeddings: {
    label: 'Test connection for grouping vectors',
    hint: 'Asks for the vectors of a few words; costs less than a cent.',
    pending: 'Asking for a few vectors. This takes up to 20 seconds.',
  },
};

export interface ResultView {
  tone: Tone;
  sentence: string;
  lines: string[];
}

/** Works, works but, or does not. */
export function resultView({ ok, sentence, warnings }: TestResult): ResultView {
  if (!ok) return { tone: 'bad', sentence, lines: warnings };
  return { tone: warnings.length > 0 ? 'warn' : 'good', sentence, lines: warnings };
}
