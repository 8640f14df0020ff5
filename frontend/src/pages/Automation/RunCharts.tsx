import '@mantine/charts/styles.css';

import { BarChart } from '@mantine/charts';

import { formatCount, formatDuration } from '@/components/common/format';

import type { ChartPoint } from './runDetailView';
import classes from './RunPage.module.css';

const CALM = { isAnimationActive: false };
/** The library's own colour of the labels is black, in the dark too. */
const QUIET_AXIS = { fontSize: 11, fill: 'var(--mantine-color-dimmed)' };

interface Series {
  name: string;
  label: string;
  color: string;
}

const CREDITS: Series[] = [
  { name: 'estimated', label: 'Estimated', color: 'var(--quiet-mark)' },
  { name: 'used', label: 'Used', color: 'var(--live-mark)' },
];
const TIME: Series[] = [{ name: 'seconds', label: 'Time', color: 'var(--hold-mark)' }];

interface ChartProps {
  title: string;
  points: ChartPoint[];
  series: Series[];
  format: (value: number) => string;
}

function Chart({ title, points, series, format }: ChartProps) {
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.caption}>
        {title}
        {series.length > 1 &&
          series.map(({ name, label, color }) => (
            <span key={name} className={classes.legend}>
              <span className={classes.swatch} style={{ background: color }} />
              {label}
            </span>
          ))}
      </figcaption>
      <BarChart
        h={200}
        data={points as unknown as Record<string, unknown>[]}
        dataKey="label"
        series={series}
        valueFormatter={format}
        barProps={CALM}
        barChartProps={{ accessibilityLayer: false }}
        xAxisProps={{ tick: QUIET_AXIS, interval: 0 }}
        yAxisProps={{ tick: QUIET_AXIS, width: 44, allowDecimals: false, tickFormatter: (value: number) => (value === 0 ? '0' : format(value)) }}
        tooltipAnimationDuration={0}
        gridAxis="x"
        tickLine="none"
      />
    </figure>
  );
}

/** For the eye only: the table below has every number. */
export default function RunCharts({ points }: { points: ChartPoint[] }) {
  return (
    <div className={classes.charts} aria-hidden>
      <Chart title="Credits per stage" points={points} series={CREDITS} format={formatCount} />
      <Chart title="Time per stage" points={points} series={TIME} format={formatDuration} />
    </div>
  );
}
