import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';

import { messageOf } from '@/api/errors';

import { Notice } from './Notice';

interface Props {
  /** Where the reader is; a page that broke is given up when they go elsewhere. */
  place?: string;
  children: ReactNode;
}

interface State {
  error: unknown;
}

/** Keeps the frame standing when a page breaks; at another place it tries again. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (before.place !== this.props.place && this.state.error !== null) this.setState({ error: null });
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
