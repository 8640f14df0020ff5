import type { PromptSummary, PromptVariable } from '@/api/settingsTypes';
import { formatAgo } from '@/components/common/format';
import type { Badge } from '@/components/common/tone';

export function promptBadge({ is_default: isDefault }: PromptSummary): Badge {
  return isDefault ? { label: 'Default', tone: 'quiet' } : { label: 'Yours', tone: 'live' };
}

/** "3 minutes ago by olga@example.com" */
export function savedWords(at: string, by: string, now: number): string {
  const ago = formatAgo((now - Date.parse(at)) / 1000);
  return by === '' ? ago : `${ago} by ${by}`;
}

/** What is in use: "Version a1b2c3d4e5f6, saved 3 minutes ago by olga@example.com" */
export function promptLine(prompt: PromptSummary, now: number): string {
  const version = `Version ${prompt.version}`;
  if (prompt.is_default) return `${version}, comes with IGNY8`;
  return prompt.saved_at === null ? version : `${version}, saved ${savedWords(prompt.saved_at, prompt.saved_by, now)}`;
}

/** As the server reads them: {{ name }} or {{ name | number }}, with or without the blanks. */
const PLACEHOLDER = /\{\{\s*(\w+)\s*(?:\|\s*\w+\s*)?\}\}/g;

export function usedVariables(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name ?? ''));
}

export type VariableState = 'used' | 'missing' | 'unused';

/** A required variable that the text does not have will be refused; others may be left out. */
export function variableState({ name, required }: PromptVariable, used: Set<string>): VariableState {
  if (used.has(name)) return 'used';
  return required ? 'missing' : 'unused';
}

/** The text with a piece in place of what is selected, and where the caret then stands. */
export function insertAt(text: string, from: number, to: number, piece: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + piece + text.slice(to), caret: from + piece.length };
}
