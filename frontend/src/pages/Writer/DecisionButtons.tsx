import { ActionIcon, Button, Menu } from '@mantine/core';

import type { ContentDetail } from '@/api/rowTypes';
import { Icon, type IconName } from '@/components/common/Icon';
import { notifyDone, notifyFailed } from '@/components/common/notify';
import { useArticleMoves } from '@/hooks/useArticle';

import { decisionsView, type Leading } from './articleView';

interface Props {
  article: ContentDetail;
  onEdit: () => void;
  onSendBack: () => void;
  onArchive: () => void;
  onDelete: () => void;
}

const LABELS: Record<Leading, { label: string; icon: IconName; done: string; failed: string }> = {
  approve: { label: 'Approve', icon: 'check', done: 'is published.', failed: 'The article was not published.' },
  submit: { label: 'Put into review', icon: 'right', done: 'is in review.', failed: 'The article was not put into review.' },
  restore: { label: 'Restore as draft', icon: 'again', done: 'is a draft again.', failed: 'The article was not restored.' },
};

function useLeading(article: ContentDetail) {
  const { approve, decide } = useArticleMoves(article.id);
  const take = (decision: Leading) => {
    const said = {
      onSuccess: () => notifyDone(`“${article.title}” ${LABELS[decision].done}`),
      onError: (error: unknown) => notifyFailed(LABELS[decision].failed, error),
    };
    if (decision === 'approve') approve.mutate(article, said);
    else decide.mutate(decision, said);
  };
  return { take, isBusy: approve.isPending || decide.isPending };
}

/** What can be decided about the article now; the most likely one stands last and in colour. */
export function DecisionButtons({ article, onEdit, onSendBack, onArchive, onDelete }: Props) {
  const view = decisionsView(article);
  const { take, isBusy } = useLeading(article);
  const { leading } = view;
  return (
    <>
      {view.canEdit && (
        <Button variant="default" leftSection={<Icon name="edit" size={16} />} onClick={onEdit}>
          Edit
        </Button>
      )}
      {view.canSendBack && (
        <Button variant="default" onClick={onSendBack}>
          Send back
        </Button>
      )}
      {leading && (
        <Button
          leftSection={<Icon name={LABELS[leading].icon} size={16} />}
          disabled={view.blocked !== ''}
          loading={isBusy}
          onClick={() => take(leading)}
        >
          {LABELS[leading].label}
        </Button>
      )}
      <Menu position="bottom-end" width={180} shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More actions">
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!view.canArchive} onClick={onArchive}>
            Archive
          </Menu.Item>
          <Menu.Item disabled={!view.canDelete} leftSection={<Icon name="trash" size={16} />} c="var(--bad-text)" onClick={onDelete}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
