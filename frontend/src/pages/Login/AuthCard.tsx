import type { ReactNode, SubmitEvent } from 'react';

import { Flame } from '@/components/common/Flame';

import classes from './LoginPage.module.css';

interface Props {
  title: string;
  children: ReactNode;
  onSubmit?: () => void;
}

/** The one card of the pages that are in front of the login. */
export function AuthCard({ title, children, onSubmit }: Props) {
  const content = (
    <>
      <Flame size={40} />
      <h1 className={classes.title}>{title}</h1>
      {children}
    </>
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <main className={classes.page}>
      {onSubmit ? (
        <form className={classes.card} onSubmit={submit}>
          {content}
        </form>
      ) : (
        <div className={classes.card}>{content}</div>
      )}
    </main>
  );
}
