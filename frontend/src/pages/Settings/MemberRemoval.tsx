import { useNavigate } from 'react-router';

import type { Member } from '@/api/accounts';
import { ConfirmModal } from '@/components/common/ConfirmModal';
import { notifyDone } from '@/components/common/notify';
import type { Account } from '@/hooks/useAccount';
import { useMemberMoves } from '@/hooks/usePeople';
import { useLeaving } from '@/hooks/useSession';

interface Props {
  account: Account;
  member: Member;
  onClose: () => void;
}

function useRemoval({ account, member, onClose }: Props) {
  const { remove } = useMemberMoves(account.id);
  const left = useLeaving();
  const navigate = useNavigate();
  const done = () => {
    onClose();
    if (!member.is_you) return notifyDone(`${member.user.email} is no longer a member.`);
    notifyDone(`You have left ${account.name}.`);
    void navigate('/');
    return left();
  };
  return { remove, confirm: () => remove.mutate(member.id, { onSuccess: () => void done() }) };
}

/** Ends a membership: somebody else's, or one's own. */
export function MemberRemoval(props: Props) {
  const { account, member, onClose } = props;
  const { remove, confirm } = useRemoval(props);
  const who = member.user.name || member.user.email;
  return (
    <ConfirmModal
      title={member.is_you ? `Leave ${account.name}?` : `Remove ${who}?`}
      action={member.is_you ? 'Leave the account' : 'Remove member'}
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {member.is_you
        ? 'You see nothing of its sites any more, and API keys that you made for it end. Only a new invitation brings you back.'
        : `${member.user.email} sees nothing of ${account.name} any more, and API keys that they made end. What they wrote stays.`}
    </ConfirmModal>
  );
}
