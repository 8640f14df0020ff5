import { Icon } from '@/components/common/Icon';
import { ProgressBar } from '@/components/common/ProgressBar';
import { formatPercent } from '@/components/common/format';

import classes from './ProgressBody.module.css';
import type { PartView, ProgressView, StepView } from './progressView';

function Steps({ steps }: { steps: StepView[] }) {
  return (
    <ol className={classes.steps} aria-label="Steps">
      {steps.map(({ key, message, took, state }) => (
        <li key={key} className={classes.step} data-state={state}>
          <span className={classes.mark}>
            {state === 'done' && <Icon name="check" size={13} />}
            {state === 'failed' && <Icon name="close" size={13} />}
          </span>
          <span className={classes.message}>{message}</span>
          <span className={classes.took}>{took}</span>
        </li>
      ))}
    </ol>
  );
}

function Parts({ parts }: { parts: PartView[] }) {
  return (
    <ul className={classes.steps} aria-label="Parts at work or failed">
      {parts.map(({ key, label, message, tone }) => (
        <li key={key} className={classes.part} data-tone={tone}>
          <span className={classes.dot} aria-hidden />
          <span className={classes.message}>
            <strong>{label}</strong> {message}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The numbers are the server's; nothing here is worked out from a sentence. */
export function ProgressBody({ view, label }: { view: ProgressView; label: string }) {
  const facts = [view.counted, view.eta, view.credits].filter(Boolean);
  return (
    <div className={classes.body}>
      <p className={classes.headline} data-tone={view.tone} aria-live="polite">
        {!view.isOpen && <Icon name={view.tone === 'good' ? 'check' : 'info'} className={classes.sign} />}
        {view.headline}
      </p>
      <ProgressBar value={view.percentage} label={label} tone={view.tone} size="thick" />
      <div className={classes.facts}>
        <span>{formatPercent(view.percentage)}</span>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </div>
      {view.isOpen && (
        <p className={classes.current}>{view.currentItem && <>Now: {view.currentItem}</>}</p>
      )}
      {view.steps.length > 0 && <Steps steps={view.steps} />}
      {view.parts.length > 0 && <Parts parts={view.parts} />}
    </div>
  );
}
