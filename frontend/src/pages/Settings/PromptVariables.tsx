import { UnstyledButton } from '@mantine/core';

import type { PromptVariable } from '@/api/settingsTypes';

import classes from './PromptVariables.module.css';
import { usedVariables, variableState, type VariableState } from './promptView';

const WORDS: Record<VariableState, string> = { used: 'In use', missing: 'Required and missing', unused: 'Not used' };

interface Props {
  variables: PromptVariable[];
  text: string;
  /** Absent for readers who may not write. */
  onInsert: ((placeholder: string) => void) | undefined;
}

/** What can stand in the text and is filled in for each batch; a click puts it where the caret is. */
export function PromptVariables({ variables, text, onInsert }: Props) {
  const used = usedVariables(text);
  return (
    <div className={classes.side}>
      <h3 className={classes.title}>Variables</h3>
      <p className={classes.lead}>Filled in for each batch.{onInsert && ' Click one to insert it.'}</p>
      <ul className={classes.list}>
        {variables.map((variable) => {
          const state = variableState(variable, used);
          return (
            <li key={variable.name}>
              {onInsert ? (
                <UnstyledButton
                  className={classes.name}
                  aria-label={`Insert ${variable.placeholder}`}
                  onClick={() => onInsert(variable.placeholder)}
                >
                  {variable.placeholder}
                </UnstyledButton>
              ) : (
                <code className={classes.name}>{variable.placeholder}</code>
              )}
              <span className={classes.holds}>{variable.holds}</span>
              <span className={classes.use} data-tone={state === 'missing' ? 'bad' : 'quiet'}>
                {WORDS[state]}
                {variable.required && state === 'used' && ', required'}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
