import { Button } from '@mantine/core';
import { Link } from 'react-router';

import { Icon } from '@/components/common/Icon';
import { Panel } from '@/components/common/Panel';

import classes from './FirstSteps.module.css';
import type { StepView } from './homeView';

/** The way to the first articles, for a site that has had no run yet. */
export function FirstSteps({ steps }: { steps: StepView[] }) {
  return (
    <Panel title="First steps">
      <ol className={classes.steps}>
        {steps.map(({ key, title, text, isDone, isNext, action }, index) => (
          <li key={key} className={classes.step} data-done={isDone || undefined} aria-current={isNext ? 'step' : undefined}>
            <span className={classes.mark} aria-hidden>
              {isDone ? <Icon name="check" size={15} /> : index + 1}
            </span>
            <div className={classes.text}>
              <strong className={classes.title}>
                {title}
                {isDone && <span className={classes.done}>Done</span>}
              </strong>
              <p className={classes.more}>{text}</p>
            </div>
            {isNext && (
              <Button component={Link} to={action.to}>
                {action.label}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
