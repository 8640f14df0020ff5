import { Autocomplete } from '@mantine/core';
import type { ReactNode } from 'react';

import { FIELD_ORDER } from './fieldOrder';
import classes from './ModelField.module.css';

export interface Suggestion {
  value: string;
  /** What it means or costs, shown beside it. */
  note?: string;
}

interface Props {
  label: string;
  suggestions: Suggestion[];
  value: string;
  placeholder?: string;
  description: ReactNode;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A text with suggestions: any name is allowed, for servers have models that nobody here knows. */
export function ModelField({ suggestions, onChange, ...rest }: Props) {
  const notes = new Map(suggestions.map(({ value, note }) => [value, note]));
  return (
    <Autocomplete
      {...rest}
      inputWrapperOrder={FIELD_ORDER}
      data={suggestions.map(({ value }) => value)}
      // A list this short is shown whole: the reader wants to see what else there is.
      filter={({ options }) => options}
      renderOption={({ option }: { option: { value: string } }) => (
        <span className={classes.option}>
          <span className={classes.name}>{option.value}</span>
          <span className={classes.note}>{notes.get(option.value)}</span>
        </span>
      )}
      // On a click or the first letter: on focus alone it would cover what is said about the field.
      openOnFocus={false}
      onChange={onChange}
      autoComplete="off"
      spellCheck={false}
      // In the page and not at its end, where no landmark holds it.
      comboboxProps={{ shadow: 'md', withinPortal: false }}
    />
  );
}
