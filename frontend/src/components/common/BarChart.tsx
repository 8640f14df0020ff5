import { Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState, type CSSProperties } from 'react';

import classes from './BarChart.module.css';
import { type BarUnit, labelEvery, shareOf, ticksOf } from './barChartView';

export interface BarSeries {
  label: string;
  /** A CSS colour; a tone of the theme, which changes with light and dark. */
  color: string;
}

export interface BarGroup {
  key: string;
  label: string;
  /** One for each series, in their order. */
  values: number[];
}

interface Props {
  groups: BarGroup[];
  series: BarSeries[];
  format: (value: number) => string;
  unit?: BarUnit;
  /** Names lie beside their bars; otherwise bars stand on their names. */
  isLying?: boolean;
}

type TipProps = Pick<Props, 'series' | 'format'> & { group: BarGroup };

function Tip({ group, series, format }: TipProps) {
  return (
    <>
      <div className={classes.tipTitle}>{group.label}</div>
      {series.map(({ label, color }, index) => (
        <div key={label} className={classes.tipLine}>
          <span className={classes.swatch} style={{ background: color }} />
          {label}: {format(group.values[index] ?? 0)}
        </div>
      ))}
    </>
  );
}

function Marks({ ticks, format }: { ticks: number[]; format?: (value: number) => string }) {
  return (
    <div className={format ? classes.numbers : classes.grid}>
      {ticks.map((tick) => (
        <span key={tick}>{format && (tick === 0 ? '0' : format(tick))}</span>
      ))}
    </div>
  );
}

interface BarsProps {
  groups: BarGroup[];
  series: BarSeries[];
  ticks: number[];
  onOver: (group: BarGroup) => void;
}

function Bars({ groups, series, ticks, onOver }: BarsProps) {
  return (
    <div className={classes.groups}>
      {groups.map((group) => (
        <div key={group.key} className={classes.group} onMouseEnter={() => onOver(group)}>
          {series.map(({ label, color }, index) => {
            const share = shareOf(group.values[index] ?? 0, ticks);
            const style = { '--share': `${share}%`, background: color } as CSSProperties;
            return <div key={label} className={classes.bar} data-bar={share > 0 || undefined} style={style} />;
          })}
        </div>
      ))}
    </div>
  );
}

function Names({ groups, isLying, width }: { groups: BarGroup[]; isLying: boolean; width: number }) {
  const every = isLying ? 1 : labelEvery(groups.map(({ label }) => label), width);
  return (
    <div className={classes.names}>
      {groups.map(({ key, label }, index) => (
        <span key={key} className={classes.name}>
          {index % every === 0 && <span>{label}</span>}
        </span>
      ))}
    </div>
  );
}

/** Bars for the eye only: whoever shows them has the same numbers in a table. */
export function BarChart({ groups, series, format, unit = 'count', isLying = false }: Props) {
  const { ref, width } = useElementSize();
  const [over, setOver] = useState<BarGroup | null>(null);
  const ticks = ticksOf(Math.max(0, ...groups.flatMap(({ values }) => values)), unit, isLying ? 3 : 4);
  return (
    <div className={classes.chart} data-lying={isLying || undefined} style={{ '--groups': groups.length } as CSSProperties} aria-hidden>
      <Marks ticks={ticks} format={format} />
      {/* One for all the bars: a year has 365 of them. */}
      <Tooltip.Floating label={over && <Tip group={over} series={series} format={format} />} disabled={!over}>
        <div ref={ref} className={classes.plot} onMouseLeave={() => setOver(null)}>
          <Marks ticks={ticks} />
          <Bars groups={groups} series={series} ticks={ticks} onOver={setOver} />
        </div>
      </Tooltip.Floating>
      <Names groups={groups} isLying={isLying} width={width} />
    </div>
  );
}
