import type { Webhook } from '@/api/notifications';
import type { Site } from '@/api/types';
import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';
import { Panel } from '@/components/common/Panel';
import { useWebhook } from '@/hooks/useWebhook';

import { Facts } from './Facts';
import classes from './Form.module.css';
import { WebhookForm } from './WebhookForm';
import { lastCall } from './webhookView';

function WebhookFacts({ webhook }: { webhook: Webhook }) {
  const state = webhook.enabled ? 'On' : 'Off';
  return (
    <Facts
      facts={[
        { label: 'Address', value: webhook.is_set ? webhook.url : 'None' },
        { label: 'State', value: webhook.is_set ? state : 'Not set', note: lastCall(webhook) },
      ]}
    />
  );
}

/** Where the site's own software hears of its runs. */
export function WebhookPanel({ site }: { site: Site }) {
  const { data, error, refetch } = useWebhook(site.id);
  if (!data) {
    if (!error) return <PageLoader what="the webhook" isSmall />;
    return <LoadFailed what={`The webhook of ${site.domain}`} error={error} retry={() => void refetch()} />;
  }
  return (
    <Panel title={`Webhook of ${site.domain}`}>
      <p className={classes.lead}>
        This address gets a signed POST with the numbers when a run is through, fails, or waits for you. What it does not
        take is sent again for three days.
      </p>
      {data.may_change ? <WebhookForm webhook={data} /> : <WebhookFacts webhook={data} />}
    </Panel>
  );
}
