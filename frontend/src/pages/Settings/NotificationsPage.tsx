import type { Site } from '@/api/types';
import type { Account } from '@/hooks/useAccount';

import { EmailPanel } from './EmailPanel';
import classes from './Form.module.css';
import { WebhookPanel } from './WebhookPanel';

/** How the reader is told of runs, and where the site's own software is. */
export function NotificationsPage({ account, site }: { account: Account; site: Site | undefined }) {
  return (
    <div className={classes.form}>
      <EmailPanel account={account} />
      {site && <WebhookPanel site={site} />}
    </div>
  );
}
