import { NativeSelect } from '@mantine/core';

import { formatCounted } from '@/components/common/format';
import { languageName, LANGUAGES } from '@/components/common/language';
import { Panel } from '@/components/common/Panel';

import { FIELD_ORDER } from './fieldOrder';
import classes from './Form.module.css';
import { ModelField } from './ModelField';
import { creditsLine } from './providersView';
import { modelInForce } from './siteForm';
import type { SiteForm } from './useSiteForm';

function ImageModelField({ form: { saved, edits, field } }: { form: SiteForm }) {
  const model = modelInForce(edits, saved);
  const price = model && creditsLine(saved.models, model, saved.default_image_credits);
  return (
    <ModelField
      label="Image model"
      suggestions={saved.models.map(({ model: value, credits }) => ({ value, note: formatCounted(credits, 'credit') }))}
      {...field('image_model')}
      placeholder={saved.image_model_in_force}
      description={
        <>
          {price ?? 'The model of the account'}. {field('image_model').value === '' && 'Empty: the model of the account.'}
        </>
      }
    />
  );
}

export function SiteFields({ form }: { form: SiteForm }) {
  const { saved, field } = form;
  const language = field('language');
  const { onChange: changeFormat, ...format } = field('image_format');
  return (
    <>
      <Panel title="Language">
        <div className={classes.fields}>
          <ModelField
            label="Language of the articles"
            suggestions={LANGUAGES.map((value) => ({ value, note: languageName(value) }))}
            {...language}
            description={languageName(language.value) || 'A language code such as en, de or pt-BR.'}
          />
        </div>
      </Panel>
      <Panel title="Images">
        <div className={classes.fields}>
          <ImageModelField form={form} />
          <ModelField
            label="Size"
            suggestions={saved.sizes.map((value) => ({ value }))}
            {...field('image_size')}
            description="Width x height in pixels, 256 to 2048 each."
          />
          <NativeSelect
            label="Format"
            inputWrapperOrder={FIELD_ORDER}
            data={saved.formats}
            {...format}
            description="For the images made from now on."
            onChange={(event) => changeFormat(event.currentTarget.value)}
          />
        </div>
      </Panel>
    </>
  );
}
