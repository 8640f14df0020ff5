import '@mantine/charts/styles.css';

import { BarChart } from '@mantine/charts';

import { formatCount } from '@/components/common/format';

import type { UsageLine } from './usageView';

/** The library's own colour of the labels is black, in the dark too. */
const QUIET_AXIS = { fontSize: 11, fill: 'var(--mantine-color-dimmed)' };
const SERIES = [{ name: 'credits', label: 'Credits', color: 'var(--live-mark)' }];
const NUMBERS = { tick: QUIET_AXIS, tickFormatter: formatCount, allowDecimals: false };

interface Props {
  lines: UsageLine[];
  /** Names lie beside their bars; days stand below them. */
  isLying: boolean;
}

/** For the eye only: the table has every number. */
export default function UsageChart({ lines, isLying }: Props) {
  const names = { tick: QUIET_AXIS };
  return (
    <BarChart
      h={isLying ? Math.max(120, lines.length * 40 + 40) : 240}
      data={lines.map(({ label, credits }) => ({ label, credits }))}
      dataKey="label"
      series={SERIES}
      orientation={isLying ? 'vertical' : 'horizontal'}
      valueFormatter={formatCount}
      maxBarWidth={isLying ? 22 : 36}
      barProps={{ isAnimationActive: false }}
      barChartProps={{ accessibilityLayer: false }}
      xAxisProps={isLying ? NUMBERS : { ...names, minTickGap: 18 }}
      yAxisProps={isLying ? { ...names, width: 136 } : { ...NUMBERS, width: 48 }}
      tooltipAnimationDuration={0}
      gridAxis={isLying ? 'y' : 'x'}
      tickLine="none"
    />
  );
}
