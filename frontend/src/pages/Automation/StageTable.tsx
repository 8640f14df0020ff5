import { StatusBadge } from '@/components/common/StatusBadge';

import type { StageRow } from './runDetailView';
import classes from './StageTable.module.css';

/** Time and credits of every stage in numbers; where there is little room each row becomes a block of labelled lines. */
export function StageTable({ rows }: { rows: StageRow[] }) {
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Status</th>
            <th scope="col">Items</th>
            <th scope="col">Made</th>
            <th scope="col">Time</th>
            <th scope="col">Credits</th>
            <th scope="col">Estimated</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, name, badge, items, failed, made, time, used, estimated }) => (
            <tr key={number}>
              <td className={classes.name}>
                {number}. {name}
              </td>
              <td className={classes.badge}>
                <StatusBadge {...badge} />
              </td>
              <td data-label="Items">
                {items}
                {failed && <span className={classes.failed}>{failed}</span>}
              </td>
              <td className={classes.made}>{made}</td>
              <td data-label="Time">{time}</td>
              <td data-label="Credits">{used}</td>
              <td data-label="Estimated">{estimated}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
