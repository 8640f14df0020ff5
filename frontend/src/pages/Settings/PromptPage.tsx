import { Link, useLocation, useParams } from 'react-router';

import { Icon } from '@/components/common/Icon';
import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';
import type { Account } from '@/hooks/useAccount';
import { usePrompt } from '@/hooks/usePrompts';

import { PromptEditor } from './PromptEditor';
import classes from './PromptPage.module.css';

/** One prompt: the address names its function. */
export function PromptPage({ account }: { account: Account }) {
  const { name = '' } = useParams();
  const { search } = useLocation();
  const { data, error, refetch } = usePrompt(account.id, name);
  return (
    <>
      <Link to={{ pathname: '/settings/prompts', search }} className={classes.back}>
        <Icon name="left" size={16} /> All prompts
      </Link>
      {!data && !error && <PageLoader what="the prompt" />}
      {!data && error && <LoadFailed what="The prompt" error={error} retry={() => void refetch()} />}
      {data && <PromptEditor key={data.function} account={account} saved={data} />}
    </>
  );
}
