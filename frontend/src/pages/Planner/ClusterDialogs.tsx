import { lazy, Suspense } from 'react';

import type { Cluster } from '@/api/rowTypes';

import { ClusterDelete } from './ClusterDelete';

const ClusterModal = lazy(() => import('./ClusterModal'));
const MergeModal = lazy(() => import('./MergeModal'));

/** Which dialog is open. */
export type ClusterDialog =
  | { kind: 'form'; cluster: Cluster | null }
  | { kind: 'merge' | 'delete'; ids: number[] }
  | null;

interface Props {
  siteId: number;
  open: ClusterDialog;
  onClose: () => void;
  /** Clusters are gone: merged into `into`, or deleted. */
  onGone: (into: Cluster | null) => void;
}

/** The dialogs that clusters have, in the list and on their own page. */
export function ClusterDialogs({ siteId, open, onClose, onGone }: Props) {
  return (
    <>
      <Suspense>
        {open?.kind === 'form' && <ClusterModal siteId={siteId} cluster={open.cluster} onClose={onClose} />}
        {open?.kind === 'merge' && <MergeModal siteId={siteId} ids={open.ids} onDone={onGone} onClose={onClose} />}
      </Suspense>
      {open?.kind === 'delete' && (
        <ClusterDelete siteId={siteId} ids={open.ids} onDone={() => onGone(null)} onClose={onClose} />
      )}
    </>
  );
}
