import classes from './StatusBadge.module.css';
import type { Badge } from './tone';

/** Colour and words together, so that nobody has to tell colours apart. */
export function StatusBadge({ label, tone }: Badge) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <span className={classes.dot} aria-hidden />
      {label}
    </span>
  );
}
