import { NativeSelect } from '@mantine/core';

import { formatCounted } from '@/components/common/format';
import { Panel } from '@/components/common/Panel';

import { ConnectionTest } from './ConnectionTest';
import { FIELD_ORDER } from './fieldOrder';
import classes from './Form.module.css';
import { KeyField } from './KeyField';
import { ModelField } from './ModelField';
import { shownFields, valueInForce } from './providersForm';
import { creditsLine, modelsOf } from './providersView';
import type { ProvidersForm } from './useProvidersForm';

function ImageModelField({ form }: { form: ProvidersForm }) {
  const { saved, edits, field, change } = form;
  const models = modelsOf(saved.image_models, valueInForce('image_provider', edits, saved));
  const model = valueInForce('image_model', edits, saved);
  const { description, ...rest } = field('image_model');
  return (
    <ModelField
      label="Image model"
      suggestions={models.map(({ model: value, credits }) => ({ value, note: formatCounted(credits, 'credit') }))}
      {...rest}
      description={
        <>
          {description} {model && `${creditsLine(models, model, saved.default_image_credits)}.`} A site may have its own.
        </>
      }
      onChange={(value) => change('image_model', value)}
    />
  );
}

export function ImagePanel({ form }: { form: ProvidersForm }) {
  const { saved, edits, changes, field, change, errorOf } = form;
  const shown = shownFields(edits, saved);
  const usesOpenAI = valueInForce('image_provider', edits, saved) === 'openai';
  return (
    <Panel title="Images">
      <p className={classes.lead}>
        Makes the pictures of articles. {usesOpenAI && 'OpenAI is asked with the key and base URL above.'}
      </p>
      <div className={classes.fields}>
        <NativeSelect
          label="Image provider"
          inputWrapperOrder={FIELD_ORDER}
          data={saved.choices.image_provider}
          {...field('image_provider')}
          onChange={(event) => change('image_provider', event.currentTarget.value)}
        />
        {shown.imageModel && <ImageModelField form={form} />}
        {shown.runware && (
          <KeyField
            name="runware_api_key"
            label="API key of Runware"
            saved={saved}
            edit={edits.runware_api_key}
            error={errorOf('runware_api_key')}
            onChange={(edit) => change('runware_api_key', edit)}
          />
        )}
      </div>
      <ConnectionTest accountId={saved.account_id} kind="image" changes={changes} />
    </Panel>
  );
}
