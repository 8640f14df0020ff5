import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

import { formatPercent } from '@/components/common/format';
import { Icon } from '@/components/common/Icon';
import { ProgressBar } from '@/components/common/ProgressBar';
import { StatusBadge } from '@/components/common/StatusBadge';

import classes from './StageCard.module.css';
import type { Count, ItemView, StageView } from './stageView';

function Counts({ counts }: { counts: Count[] }) {
  return (
    <dl className={classes.counts}>
      {counts.map(({ label, value, tone, isZero }) => (
        <div key={label} className={classes.count} data-tone={tone} data-zero={isZero || undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function CurrentItem({ label, message, place, percent }: ItemView) {
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <span className={classes.itemLabel} title={label}>
          {label}
        </span>
        <span className={classes.itemPlace}>{place}</span>
      </div>
      <div className={classes.itemText}>
        <span className={classes.itemMessage}>{message}</span>
        <span>{formatPercent(percent)}</span>
      </div>
      <ProgressBar value={percent} label={`Progress of ${label}`} />
    </li>
  );
}

function Facts({ facts }: { facts: string[] }) {
  return (
    <ul className={classes.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function mark({ number, badge }: StageView): ReactNode {
  return badge.tone === 'good' ? <Icon name="check" size={16} /> : number;
}

export function StageCard({ view, buttons }: { view: StageView; buttons: ReactNode }) {
  const { number, name, type, badge, percent, counts, facts, line, items, isQuiet, isDone, isGate } = view;
  return (
    <li
      className={classes.card}
      data-tone={badge.tone}
      data-quiet={isQuiet || undefined}
      data-done={isDone || undefined}
      data-gate={isGate || undefined}
    >
      <span className={classes.number}>{mark(view)}</span>
      <div className={classes.body}>
        <div className={classes.head}>
          <h3 className={classes.name}>
            <VisuallyHidden>Stage {number}: </VisuallyHidden>
            {name}
          </h3>
          <span className={classes.type}>{type}</span>
          <StatusBadge {...badge} />
        </div>
        {(line || facts.length > 0) && (
          <div className={classes.summary}>
            {line && <p className={classes.line}>{line}</p>}
            {facts.length > 0 && <Facts facts={facts} />}
          </div>
        )}
        {items.length > 0 && (
          <ul className={classes.items}>
            {items.map((item) => (
              <CurrentItem {...item} key={item.key} />
            ))}
          </ul>
        )}
        {percent !== null && <ProgressBar value={percent} label={`Progress of stage ${number}`} tone={badge.tone} />}
        <div className={classes.foot}>
          {counts.length > 0 && <Counts counts={counts} />}
          {buttons}
        </div>
      </div>
    </li>
  );
}
