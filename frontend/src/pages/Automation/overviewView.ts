import type { CurrentRun, Estimate } from '@/api/types';
import { formatCount } from '@/components/common/format';

import { isActive } from './runView';

export interface OverviewStep {
  key: string;
  label: string;
  count: string;
  note: string;
}

/** The stage in front of which the items of a step wait. What has come out at the end waits for none. */
const STAGE_OF: Record<string, number> = { keywords: 1, clusters: 2, ideas: 3, tasks: 4, content: 5, prompts: 6 };

const UNKNOWN = '–';

function waitingAt(key: string, estimate: Estimate | undefined): number | undefined {
  return estimate?.stages.find(({ stage }) => stage === STAGE_OF[key])?.waiting;
}

/**
 * The eight steps. An active run speaks for itself; otherwise the steps in front of a stage show what waits at the site
 * now (`estimate`, undefined until it arrives), which may be more than the last run left.
 */
export function overviewView({ run, overview }: CurrentRun, estimate: Estimate | undefined): OverviewStep[] {
  return overview.map(({ key, label, count, note }) => {
    const waiting = isActive(run) ? undefined : waitingAt(key, estimate);
    const isUnknown = run === null && key in STAGE_OF && waiting === undefined;
    return { key, label, count: isUnknown ? UNKNOWN : formatCount(waiting ?? count), note };
  });
}
