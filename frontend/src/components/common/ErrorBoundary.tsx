import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';

import { messageOf } from '@/api/errors';

import { Notice } from './Notice';

interface Props {
  children: ReactNode;
}

interface State {
  error: unknown;
}

/** Keeps the frame standing when a page breaks; given a new key it tries again. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Notice
        tone="bad"
        title="This page broke."
        action={
          // A reload also fetches new files after an update of the server.
          <Button size="xs" variant="default" onClick={() => window.location.reload()}>
            Reload
          </Button>
        }
      >
        {messageOf(error)}
      </Notice>
    );
  }
}
