import type { SubmitEvent } from 'react';

import type { ProviderSettings } from '@/api/settingsTypes';
import { formatCounted } from '@/components/common/format';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { PageLoader } from '@/components/common/PageLoader';
import { UnsavedGuard } from '@/components/common/UnsavedGuard';
import { useAccount, type Account } from '@/hooks/useAccount';
import { useProviderSettings } from '@/hooks/useProviderSettings';

import classes from './Form.module.css';
import { ImagePanel } from './ImagePanel';
import { ProviderFacts } from './ProviderFacts';
import { SaveBar } from './SaveBar';
import { TextPanel } from './TextPanel';
import { useFirstErrorFocus } from './useFirstErrorFocus';
import { useProvidersForm } from './useProvidersForm';
import { VectorsPanel } from './VectorsPanel';

interface FormProps {
  account: Account;
  saved: ProviderSettings;
}

function ProvidersForm({ account, saved }: FormProps) {
  const form = useProvidersForm(saved);
  const { accountAt } = useAccount();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (form.count > 0) form.submit();
  };
  const element = useFirstErrorFocus(form.error);
  return (
    <form ref={element} className={classes.form} onSubmit={submit} noValidate>
      <TextPanel form={form} />
      <ImagePanel form={form} />
      <VectorsPanel form={form} />
      <SaveBar form={form} savedNote="Saved. The next batch uses it." />
      <UnsavedGuard
        when={form.count > 0}
        what={formatCounted(form.count, 'unsaved change')}
        keeps={(address) => accountAt(address)?.id === account.id}
      />
    </form>
  );
}

export function ProvidersPage({ account }: { account: Account }) {
  const { data, error, refetch } = useProviderSettings(account.id);
  if (!data) {
    if (!error) return <PageLoader what="the providers" />;
    return <LoadFailed what="The AI providers" error={error} retry={() => void refetch()} />;
  }
  return (
    <>
      {data.notice.notice && <Notice tone="quiet">{data.notice.notice}</Notice>}
      {data.may_change ? <ProvidersForm account={account} saved={data} /> : <ProviderFacts saved={data} />}
    </>
  );
}
