import type { CurrentRun, ErrorAction, Run } from '@/api/types';
import type { Tone } from '@/components/common/tone';

export interface NoticeView {
  key: string;
  tone: Tone;
  title?: string;
  text: string;
  canResume: boolean;
  /** What it is about can be changed in the settings of the AI providers. */
  leadsToSettings: boolean;
}

const ADVICE: Record<ErrorAction, string> = {
  purchase_credits: 'Add credits, then resume.',
  fix_data: 'Correct the data, then resume.',
  retry: 'Resume to try again from the same item.',
  open_settings: 'Check the provider’s settings, then resume.',
  view_run: 'The log below has the details.',
};

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function troubleOf(run: Run): NoticeView | null {
  const text = run.error?.error_message || run.error_message;
  if (!text || (run.status !== 'failed' && run.status !== 'paused')) return null;
  const advice = run.error?.action ? ` ${ADVICE[run.error.action]}` : '';
  const isFailed = run.status === 'failed';
  return {
    key: 'run-error',
    tone: isFailed ? 'bad' : 'warn',
    title: `Stage ${run.current_stage} ${isFailed ? 'failed' : 'paused'}.`,
    text: `${sentence(text)}${advice}`,
    canResume: true,
    leadsToSettings: run.error?.action === 'open_settings',
  };
}

function workerNotice({ run, worker }: CurrentRun): NoticeView | null {
  if (worker.alive || !worker.message) return null;
  return { key: 'worker', tone: run?.status === 'running' ? 'bad' : 'warn', text: worker.message, canResume: false, leadsToSettings: false };
}

function providerNotice({ provider }: CurrentRun): NoticeView | null {
  if (!provider.notice) return null;
  return { key: 'provider', tone: 'quiet', text: provider.notice, canResume: false, leadsToSettings: true };
}

/** What the user should know before anything else, most urgent first. */
export function noticesView(snapshot: CurrentRun): NoticeView[] {
  const notices = [snapshot.run && troubleOf(snapshot.run), workerNotice(snapshot), providerNotice(snapshot)];
  return notices.filter((notice) => notice !== null);
}
