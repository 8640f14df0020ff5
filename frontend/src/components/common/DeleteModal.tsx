import type { ReactNode } from 'react';

import { ConfirmModal } from './ConfirmModal';
import { formatCounted } from './format';
import { notifyDone } from './notify';

export interface DeleteModalProps {
  ids: number[];
  /** What a row is, in the singular: "keyword". */
  noun: string;
  /** The deletion itself. One of this dialog alone: a refusal is forgotten when it closes. */
  removal: {
    mutate: (ids: number[], then: { onSuccess: () => void }) => void;
    isPending: boolean;
    error: unknown;
  };
  /** What goes with them and what stays. */
  children: ReactNode;
  onDone: () => void;
  onClose: () => void;
}

/** Asks before rows are deleted, and stays open when the server refuses. */
export function DeleteModal({ ids, noun, removal, children, onDone, onClose }: DeleteModalProps) {
  const what = formatCounted(ids.length, noun);
  const remove = () =>
    removal.mutate(ids, {
      onSuccess: () => {
        notifyDone(`${what} deleted.`);
        onDone();
      },
    });
  return (
    <ConfirmModal
      title={`Delete ${what}?`}
      action={`Delete ${what}`}
      isBusy={removal.isPending}
      error={removal.error}
      onConfirm={remove}
      onClose={onClose}
    >
      {children}
    </ConfirmModal>
  );
}
