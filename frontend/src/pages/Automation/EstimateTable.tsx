import { Text } from '@mantine/core';

import classes from './EstimateTable.module.css';
import type { EstimateView } from './estimateView';

export function EstimateTable({ view }: { view: EstimateView }) {
  return (
    <div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Items</th>
            <th scope="col">Credits</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map(({ key, name, items, credits, note }) => (
            <tr key={key}>
              <th scope="row">
                {name}
                {note && <span className={classes.note}>{note}</span>}
              </th>
              <td>{items}</td>
              <td>{credits}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Estimated
            </th>
            <td>{view.total}</td>
          </tr>
          <tr>
            <th scope="row" colSpan={2}>
              Held while it runs
            </th>
            <td>{view.required}</td>
          </tr>
          <tr>
            <th scope="row" colSpan={2}>
              Available now
            </th>
            <td>{view.available}</td>
          </tr>
        </tfoot>
      </table>
      <Text size="xs" c="dimmed" mt="sm">
        {view.basis} You pay for what is made; the rest of the hold is released at the end.
      </Text>
    </div>
  );
}
