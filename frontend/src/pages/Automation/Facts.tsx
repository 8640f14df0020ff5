import classes from './RunPanel.module.css';
import type { Fact } from './runView';

/** Figures with their names, read as pairs. */
export function Facts({ facts, label }: { facts: Fact[]; label: string }) {
  return (
    <dl className={classes.facts} aria-label={label}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt className={classes.factLabel}>{fact.label}</dt>
          <dd className={classes.factValue}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
