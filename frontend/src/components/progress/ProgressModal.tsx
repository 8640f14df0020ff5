import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { Notice } from '@/components/common/Notice';

import type { ErrorView } from './errorView';
import { ProgressBody } from './ProgressBody';
import type { ProgressView } from './progressView';

export interface ProgressModalProps {
  title: string;
  /** Null before the first answer. */
  view: ProgressView | null;
  /** The last look at it failed; it is tried again. */
  isLost: boolean;
  error: ErrorView | null;
  /** What "Retry" is called; null when nothing can be taken up again. */
  retryLabel: string | null;
  isBusy: boolean;
  /** Where what it made can be looked at. */
  result: { label: string; to: string };
  /** The site in the address of every link. */
  search: string;
  onCancel: () => void;
  onRetry: () => void;
  onClose: () => void;
  /** Pictures as they arrive, below the bar. */
  children?: ReactNode;
}

function ErrorNotice({ error, search, onClose }: Pick<ProgressModalProps, 'search' | 'onClose'> & { error: ErrorView }) {
  const { button } = error;
  return (
    <Notice
      tone="bad"
      title={error.title}
      action={
        button?.to && (
          <Button size="xs" component={Link} to={`${button.to}${search}`} onClick={onClose}>
            {button.label}
          </Button>
        )
      }
    >
      {error.message}
    </Notice>
  );
}

function Buttons(props: ProgressModalProps) {
  const { view, retryLabel, isBusy, result, search, onCancel, onRetry, onClose } = props;
  if (!view || view.isOpen) {
    return (
      <Group justify="flex-end" gap="xs">
        {view?.canCancel && (
          <Button variant="default" onClick={onCancel} loading={isBusy}>
            Cancel
          </Button>
        )}
        <Button onClick={onClose} data-autofocus>
          Close and continue
        </Button>
      </Group>
    );
  }
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onClose}>
        Close
      </Button>
      {retryLabel && (
        <Button variant={props.error ? 'filled' : 'default'} onClick={onRetry} loading={isBusy}>
          {retryLabel}
        </Button>
      )}
      {view.tone !== 'bad' && view.tone !== 'quiet' && (
        <Button component={Link} to={`${result.to}${search}`} onClick={onClose}>
          {result.label}
        </Button>
      )}
    </Group>
  );
}

/** The progress of what one selection was sent to, as the server tells it. Closing it stops nothing. */
export function ProgressModal(props: ProgressModalProps) {
  const { title, view, isLost, error, search, onClose, children } = props;
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeOnClickOutside={false}>
      <Stack gap="md">
        {isLost && (
          <Notice tone="warn" title="Connection lost.">
            Still trying. The work goes on meanwhile.
          </Notice>
        )}
        {view ? <ProgressBody view={view} label={title} /> : <Skeleton h={84} />}
        {children}
        {error && <ErrorNotice error={error} search={search} onClose={onClose} />}
        <Buttons {...props} />
      </Stack>
    </Modal>
  );
}
