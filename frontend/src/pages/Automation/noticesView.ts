import type { CurrentRun, ErrorAction, Run } from '@/api/types';
import { formatCounted } from '@/components/common/format';
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
  const canResume = run.controls.can_resume;
  const advice = canResume && run.error?.action ? ` ${ADVICE[run.error.action]}` : '';
  const isFailed = run.status === 'failed';
  return {
    key: 'run-error',
    tone: isFailed ? 'bad' : 'warn',
    title: `Stage ${run.current_stage} ${isFailed ? 'failed' : 'paused'}.`,
    text: `${sentence(text)}${advice}`,
    canResume,
    leadsToSettings: run.error?.action === 'open_settings',
  };
}

function holdNotice(run: Run): NoticeView | null {
  if (!run.hold_expired || run.status !== 'paused') return null;
  const again = formatCounted(run.controls.resume_credits, 'credit');
  return {
    key: 'hold',
    tone: 'warn',
    title: 'The credits held for this run were given back.',
    text: `It has been paused for so long that others may need them. Resume asks for ${again} again.`,
    canResume: run.controls.can_resume,
    leadsToSettings: false,
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

/** One button to resume is enough, on the first of them. */
function runNotices(run: Run | null): NoticeView[] {
  const notices = run ? [troubleOf(run), holdNotice(run)].filter((notice) => notice !== null) : [];
  return notices.map((notice, index) => ({ ...notice, canResume: notice.canResume && index === 0 }));
}

/** What the user should know before anything else, most urgent first. */
export function noticesView(snapshot: CurrentRun): NoticeView[] {
  const notices = [...runNotices(snapshot.run), workerNotice(snapshot), providerNotice(snapshot)];
  return notices.filter((notice) => notice !== null);
}
