import { lazy, Suspense, useState } from 'react';

import type { PromptDetail } from '@/api/settingsTypes';
import { Panel } from '@/components/common/Panel';
import { StatusBadge } from '@/components/common/StatusBadge';
import { UnsavedGuard } from '@/components/common/UnsavedGuard';
import { useAccount, type Account } from '@/hooks/useAccount';
import { useNow } from '@/hooks/useNow';

import { PromptActions, type PromptDialog } from './PromptActions';
import classes from './PromptEditor.module.css';
import { PromptNotices } from './PromptNotices';
import { PromptText } from './PromptText';
import { PromptVariables } from './PromptVariables';
import { promptBadge, promptLine } from './promptView';
import { useInsertion } from './useInsertion';
import { usePromptForm } from './usePromptForm';

const PreviewModal = lazy(() => import('./PreviewModal'));
const VersionsModal = lazy(() => import('./VersionsModal'));
const DefaultModal = lazy(() => import('./DefaultModal'));

interface Props {
  account: Account;
  saved: PromptDetail;
}

export function PromptEditor({ account, saved }: Props) {
  const form = usePromptForm(account.id, saved);
  const [dialog, setDialog] = useState<PromptDialog | null>(null);
  const { area, insert } = useInsertion(form.text, form.write);
  const { accountAt } = useAccount();
  const now = useNow();
  const state = (
    <div className={classes.state}>
      <StatusBadge {...promptBadge(saved)} />
      <span>{promptLine(saved, now)}</span>
    </div>
  );
  const shared = { saved, form, onClose: () => setDialog(null) };
  return (
    <Panel title={saved.name} aside={state}>
      <div className={classes.columns}>
        <div className={classes.editor}>
          <PromptNotices saved={saved} isOvertaken={form.isOvertaken} now={now} />
          <PromptText area={area} saved={saved} form={form} />
        </div>
        <PromptVariables variables={saved.variables} text={form.text} onInsert={saved.may_change ? insert : undefined} />
      </div>
      <PromptActions saved={saved} form={form} onOpen={setDialog} />
      <Suspense>
        {dialog === 'preview' && <PreviewModal accountId={account.id} {...shared} />}
        {dialog === 'versions' && <VersionsModal accountId={account.id} {...shared} />}
        {dialog === 'default' && <DefaultModal {...shared} />}
      </Suspense>
      <UnsavedGuard
        when={form.isDirty}
        what={`Your changes of “${saved.name}”`}
        keeps={(address) => accountAt(address)?.id === account.id}
      />
    </Panel>
  );
}
