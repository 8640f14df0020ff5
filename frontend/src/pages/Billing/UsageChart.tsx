import { BarChart } from '@/components/common/BarChart';
import { formatCount } from '@/components/common/format';

import type { UsageLine } from './usageView';

const SERIES = [{ label: 'Credits', color: 'var(--live-mark)' }];

interface Props {
  lines: UsageLine[];
  /** Names lie beside their bars; days stand below them. */
  isLying: boolean;
}

/** For the eye only: the table has every number. */
export function UsageChart({ lines, isLying }: Props) {
  const groups = lines.map(({ key, label, credits }) => ({ key, label, values: [credits] }));
  return <BarChart groups={groups} series={SERIES} format={formatCount} isLying={isLying} />;
}
