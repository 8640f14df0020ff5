import { NativeSelect, TextInput } from '@mantine/core';

import { Panel } from '@/components/common/Panel';

import { ConnectionTest } from './ConnectionTest';
import { FIELD_ORDER } from './fieldOrder';
import classes from './Form.module.css';
import { shownFields } from './providersForm';
import type { ProvidersForm } from './useProvidersForm';

export function VectorsPanel({ form }: { form: ProvidersForm }) {
  const { saved, edits, changes, field, change } = form;
  const { embeddings } = shownFields(edits, saved);
  return (
    <Panel title="Grouping">
      <p className={classes.lead}>
        Keywords that mean the same are found by comparing vectors: of words and letters, of a small model on this server,
        or of the text provider.
      </p>
      <div className={classes.fields}>
        <NativeSelect
          label="Vectors"
          inputWrapperOrder={FIELD_ORDER}
          data={saved.choices.vectors}
          {...field('vectors')}
          onChange={(event) => change('vectors', event.currentTarget.value)}
        />
        {embeddings && (
          <TextInput
            label="Embedding model"
            inputWrapperOrder={FIELD_ORDER}
            autoComplete="off"
            spellCheck={false}
            {...field('embedding_model')}
            onChange={(event) => change('embedding_model', event.currentTarget.value)}
          />
        )}
      </div>
      {embeddings && <ConnectionTest accountId={saved.account_id} kind="embeddings" changes={changes} />}
    </Panel>
  );
}
