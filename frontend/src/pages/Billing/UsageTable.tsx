import classes from './Usage.module.css';
import type { UsageView } from './usageView';

/** The chart in numbers. */
export function UsageTable({ view: { lines, total }, heading }: { view: UsageView; heading: string }) {
  const shown = lines.filter(({ cells }) => cells.calls !== '0');
  return (
    // A year of days is long: it scrolls by itself, with the keyboard too.
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Usage in numbers">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">Credits</th>
            <th scope="col">Items</th>
            <th scope="col">Calls</th>
            <th scope="col">Tokens</th>
            <th scope="col">Paid to providers</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, label, cells }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{cells.credits}</td>
              <td>{cells.items}</td>
              <td>{cells.calls}</td>
              <td>{cells.tokens}</td>
              <td>{cells.dollars}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td>{total.credits}</td>
            <td>{total.items}</td>
            <td>{total.calls}</td>
            <td>{total.tokens}</td>
            <td>{total.dollars}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
