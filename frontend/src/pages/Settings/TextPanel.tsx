import { NativeSelect, TextInput } from '@mantine/core';

import { Panel } from '@/components/common/Panel';

import { ConnectionTest } from './ConnectionTest';
import { FIELD_ORDER } from './fieldOrder';
import classes from './Form.module.css';
import { KeyField } from './KeyField';
import { ModelField } from './ModelField';
import { shownFields } from './providersForm';
import type { ProvidersForm } from './useProvidersForm';

export function TextPanel({ form }: { form: ProvidersForm }) {
  const { saved, edits, changes, field, change, errorOf } = form;
  const shown = shownFields(edits, saved);
  return (
    <Panel title="Text">
      <p className={classes.lead}>Names clusters, plans articles, writes them, and describes their images.</p>
      <div className={classes.fields}>
        <NativeSelect
          label="Text provider"
          inputWrapperOrder={FIELD_ORDER}
          data={saved.choices.text_provider}
          {...field('text_provider')}
          onChange={(event) => change('text_provider', event.currentTarget.value)}
        />
        {shown.textModel && (
          <ModelField
            label="Text model"
            suggestions={saved.text_models.map((value) => ({ value }))}
            {...field('text_model')}
            onChange={(value) => change('text_model', value)}
          />
        )}
        {shown.openai && (
          <>
            <KeyField
              name="openai_api_key"
              label="API key of OpenAI or the compatible server"
              saved={saved}
              edit={edits.openai_api_key}
              error={errorOf('openai_api_key')}
              onChange={(edit) => change('openai_api_key', edit)}
            />
            <TextInput
              label="Base URL"
              inputWrapperOrder={FIELD_ORDER}
              type="url"
              autoComplete="off"
              {...field('openai_base_url')}
              onChange={(event) => change('openai_base_url', event.currentTarget.value)}
            />
          </>
        )}
      </div>
      <ConnectionTest accountId={saved.account_id} kind="text" changes={changes} />
    </Panel>
  );
}
