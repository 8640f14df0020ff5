import { Button, VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';

import type { HistoryRowView } from '@/components/common/historyView';
import { StatusBadge } from '@/components/common/StatusBadge';

import { runAddress } from './addresses';
import classes from './History.module.css';

interface Props {
  siteId: number;
  rows: HistoryRowView[];
  onOpenLog: (runId: string) => void;
}

function Row({ siteId, row, onOpenLog }: Omit<Props, 'rows'> & { row: HistoryRowView }) {
  return (
    <tr>
      <td data-label="Started">
        <Link to={runAddress(siteId, row.runId)} className={classes.link}>
          {row.started}
        </Link>
      </td>
      <td data-label="Status">
        <StatusBadge {...row.badge} />
        {row.error && <div className={classes.error}>{row.error}</div>}
      </td>
      <td data-label="Started by">{row.trigger}</td>
      <td data-label="Took">{row.duration}</td>
      <td data-label="Credits">{row.credits}</td>
      <td data-label="Items">
        {row.items}
        {row.failed && <span className={classes.failed}>{row.failed}</span>}
      </td>
      <td className={classes.action}>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => onOpenLog(row.runId)}
          aria-label={`Log of the run started ${row.started}`}
        >
          Log
        </Button>
      </td>
    </tr>
  );
}

/** Where there is little room each row becomes a block of labelled lines; the labels come from `data-label`. */
export function HistoryTable({ siteId, rows, onOpenLog }: Props) {
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Started</th>
            <th scope="col">Status</th>
            <th scope="col">Started by</th>
            <th scope="col">Took</th>
            <th scope="col">Credits</th>
            <th scope="col">Items</th>
            <th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.runId} siteId={siteId} row={row} onOpenLog={onOpenLog} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
