import type { KeyField, ProviderSettings, TextField } from '@/api/settingsTypes';
import { Notice } from '@/components/common/Notice';
import { Panel } from '@/components/common/Panel';

import { Facts, type Fact } from './Facts';
import { factOf, keyLine } from './providersView';

/** For those who may look: what is in force, and who can change it. */
export function ProviderFacts({ saved }: { saved: ProviderSettings }) {
  const fact = (label: string, name: TextField): Fact => ({ label, ...factOf(name, saved) });
  const keyFact = (label: string, name: KeyField): Fact => ({ label, value: keyLine(name, saved).replace(/\.$/, '') });
  return (
    <>
      <Notice tone="hold">You can look; changing AI providers takes the role owner or admin.</Notice>
      <Panel title="Text">
        <Facts
          facts={[
            fact('Text provider', 'text_provider'),
            fact('Text model', 'text_model'),
            keyFact('API key', 'openai_api_key'),
            fact('Base URL', 'openai_base_url'),
          ]}
        />
      </Panel>
      <Panel title="Images">
        <Facts
          facts={[
            fact('Image provider', 'image_provider'),
            fact('Image model', 'image_model'),
            keyFact('API key of Runware', 'runware_api_key'),
          ]}
        />
      </Panel>
      <Panel title="Grouping">
        <Facts facts={[fact('Vectors', 'vectors'), fact('Embedding model', 'embedding_model')]} />
      </Panel>
    </>
  );
}
