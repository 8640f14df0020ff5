import { BarChart, type BarSeries } from '@/components/common/BarChart';
import type { BarUnit } from '@/components/common/barChartView';
import { formatCount, formatDuration } from '@/components/common/format';

import type { ChartPoint } from './runDetailView';
import classes from './RunPage.module.css';

interface Series extends BarSeries {
  name: 'estimated' | 'used' | 'seconds';
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
  unit: BarUnit;
}

function Chart({ title, points, series, ...axis }: ChartProps) {
  const groups = points.map((point) => ({ key: point.label, label: point.label, values: series.map(({ name }) => point[name]) }));
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
      <BarChart groups={groups} series={series} {...axis} />
    </figure>
  );
}

/** For the eye only: the table below has every number. */
export function RunCharts({ points }: { points: ChartPoint[] }) {
  return (
    <div className={classes.charts} aria-hidden>
      <Chart title="Credits per stage" points={points} series={CREDITS} format={formatCount} unit="count" />
      <Chart title="Time per stage" points={points} series={TIME} format={formatDuration} unit="seconds" />
    </div>
  );
}
