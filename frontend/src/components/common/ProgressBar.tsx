import classes from './ProgressBar.module.css';
import type { Tone } from './tone';

interface Props {
  /** 0 to 100 */
  value: number;
  label: string;
  tone?: Tone;
  size?: 'thin' | 'thick';
  /** Thin marks that divide the bar into that many equal parts. */
  parts?: number;
}

export function ProgressBar({ value, label, tone = 'live', size = 'thin', parts = 1 }: Props) {
  const width = Math.min(Math.max(value, 0), 100);
  return (
    <div
      className={classes.track}
      data-size={size}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(width)}
    >
      <div className={classes.fill} data-tone={tone} style={{ width: `${width}%` }} />
      {Array.from({ length: parts - 1 }, (_, index) => (
        <span key={index} className={classes.mark} style={{ left: `${((index + 1) * 100) / parts}%` }} />
      ))}
    </div>
  );
}
