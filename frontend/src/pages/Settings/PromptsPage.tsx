import { Link, useLocation } from 'react-router';

import type { PromptSummary } from '@/api/settingsTypes';
import { Icon } from '@/components/common/Icon';
import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';
import { Panel } from '@/components/common/Panel';
import { StatusBadge } from '@/components/common/StatusBadge';
import type { Account } from '@/hooks/useAccount';
import { useNow } from '@/hooks/useNow';
import { usePrompts } from '@/hooks/usePrompts';

import formClasses from './Form.module.css';
import { promptBadge, promptLine } from './promptView';
import classes from './PromptsPage.module.css';

function PromptRow({ prompt, search, now }: { prompt: PromptSummary; search: string; now: number }) {
  return (
    <li>
      <Link to={{ pathname: `/settings/prompts/${prompt.function}`, search }} className={classes.row}>
        <span className={classes.text}>
          <span className={classes.name}>{prompt.name}</span>
          <span className={classes.line}>{promptLine(prompt, now)}</span>
        </span>
        <StatusBadge {...promptBadge(prompt)} />
        <Icon name="right" className={classes.arrow} />
      </Link>
    </li>
  );
}

export function PromptsPage({ account }: { account: Account }) {
  const { data, error, refetch } = usePrompts(account.id);
  const { search } = useLocation();
  const now = useNow();
  if (!data) {
    if (!error) return <PageLoader what="the prompts" />;
    return <LoadFailed what="The prompts" error={error} retry={() => void refetch()} />;
  }
  return (
    <Panel title="Prompts">
      <p className={formClasses.lead}>
        What the model is told, function by function. Every batch notes the version of the prompt that it was asked with.
      </p>
      <ul className={classes.list}>
        {data.functions.map((prompt) => (
          <PromptRow key={prompt.function} prompt={prompt} search={search} now={now} />
        ))}
      </ul>
    </Panel>
  );
}
