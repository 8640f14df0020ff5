import { Textarea } from '@mantine/core';
import type { RefObject } from 'react';

import type { PromptDetail } from '@/api/settingsTypes';
import { formatCount } from '@/components/common/format';
import { Notice } from '@/components/common/Notice';

import { FIELD_ORDER } from './fieldOrder';
import classes from './PromptText.module.css';
import type { PromptForm } from './usePromptForm';

interface Props {
  area: RefObject<HTMLTextAreaElement | null>;
  saved: PromptDetail;
  form: PromptForm;
}

export function PromptText({ area, saved, form }: Props) {
  const { text, problems } = form;
  return (
    <>
      <Textarea
        ref={area}
        label="Text"
        description={`Above the line --- the rules, below it the question with the data. ${formatCount(text.length)} of ${formatCount(saved.max_length)} characters.`}
        inputWrapperOrder={FIELD_ORDER}
        classNames={{ input: classes.text ?? '' }}
        autosize
        minRows={14}
        readOnly={!saved.may_change}
        error={problems.length > 0}
        spellCheck={false}
        value={text}
        onChange={(event) => form.write(event.currentTarget.value)}
      />
      {problems.length > 0 && (
        <Notice tone="bad" title="Not saved.">
          {problems.length === 1 ? (
            problems[0]
          ) : (
            <ul className={classes.problems}>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </>
  );
}
