import { Anchor } from '@mantine/core';
import { Link } from 'react-router';

import type { Wallet } from '@/api/billing';
import type { Site } from '@/api/types';
import { formatCount, formatCounted } from '@/components/common/format';
import { Panel } from '@/components/common/Panel';

import classes from './Wallet.module.css';

function Figure({ label, value, note }: { label: string; value: number; note: string }) {
  return (
    <div>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        {formatCount(value)}
        <span className={classes.note}>{note}</span>
      </dd>
    </div>
  );
}

/** What there is, and what runs have put aside of it. */
export function WalletPanel({ wallet, sites }: { wallet: Wallet; sites: Site[] }) {
  const domainOf = (id: number) => sites.find((site) => site.id === id)?.domain ?? 'another site';
  return (
    <Panel title="Credits">
      <dl className={classes.figures}>
        <Figure label="Available" value={wallet.available} note="for new work" />
        <Figure label="Held" value={wallet.reserved} note="set aside for runs" />
        <Figure label="Balance" value={wallet.balance} note="both together" />
      </dl>
      {wallet.held.length > 0 && (
        <ul className={classes.held} aria-label="Held by">
          {wallet.held.map(({ run_id: runId, site_id: siteId, credits }) => (
            <li key={runId}>
              {formatCounted(credits, 'credit')} for{' '}
              <Anchor component={Link} to={`/automation/runs/${encodeURIComponent(runId)}?site=${siteId}`} size="sm" underline="always" c="inherit">
                the run of {domainOf(siteId)}
              </Anchor>
              ; what it does not use is released at its end.
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
