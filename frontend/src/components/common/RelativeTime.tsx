import { formatMoment, formatWhen } from './format';

interface Props {
  /** An ISO moment, null when there is none. */
  at: string | null;
  /** In milliseconds; from `useNow`, so that it goes on. */
  now: number;
}

/** "5 minutes ago"; the exact time, in the reader's own zone, is its tooltip. */
export function RelativeTime({ at, now }: Props) {
  if (at === null) return <>–</>;
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {formatWhen(at, now)}
    </time>
  );
}
