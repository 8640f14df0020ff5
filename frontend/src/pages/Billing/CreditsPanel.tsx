import { Anchor } from '@mantine/core';

import { Panel } from '@/components/common/Panel';

import classes from './Wallet.module.css';

/** Where credits come from: nobody can be charged here, and a button that pretends so would be a lie. */
export function CreditsPanel({ account, isOperator }: { account: string; isOperator: boolean }) {
  return (
    <Panel title="Purchase credits">
      <p className={classes.text}>
        Credits cannot be bought here: this server has no payment provider. Its operator grants them, and they can be used
        at once. Ask the operator for credits for “{account}”.
      </p>
      <p className={classes.text}>
        {isOperator ? (
          <>
            You are an operator: open{' '}
            <Anchor href="/admin/billing/wallet/" size="sm" underline="always" c="inherit">
              the wallets
            </Anchor>
            , select this account and choose “Grant 1,000 credits”.
          </>
        ) : (
          'For the operator: Admin → Wallets, select the account, action “Grant 1,000 credits”.'
        )}
      </p>
    </Panel>
  );
}
