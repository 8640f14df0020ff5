import type { RejectedRow } from '@/api/keywordImport';

import classes from './Import.module.css';
import { moreText } from './importView';

const SHOWN = 50;

/** Rows of a file that are not taken: where they stand, what stands there, and why. */
export function RejectedRows({ rows, total }: { rows: RejectedRow[]; total: number }) {
  if (total === 0) return null;
  const shown = rows.slice(0, SHOWN);
  const more = moreText(total, shown.length);
  return (
    <ul className={classes.rejected} aria-label="Rows that are not taken" tabIndex={0}>
      {shown.map(({ line, text, reason }) => (
        <li key={line} className={classes.row}>
          <span className={classes.line}>Line {line}</span>
          <span>
            {text && <q className={classes.said}>{text}</q>} {reason}
          </span>
        </li>
      ))}
      {more && <li>{more}</li>}
    </ul>
  );
}
