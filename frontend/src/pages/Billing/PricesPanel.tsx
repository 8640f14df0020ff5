import type { Wallet } from '@/api/billing';
import { Panel } from '@/components/common/Panel';

import { functionName } from './functionNames';
import classes from './Wallet.module.css';

/** What things cost. */
export function PricesPanel({ prices }: { prices: Wallet['prices'] }) {
  return (
    <Panel title="Prices">
      <dl className={classes.prices}>
        {prices.map(({ function: name, note }) => (
          <div key={name} className={classes.price}>
            <dt>{functionName(name)}</dt>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
