import type {
  KeyState, PromptDetail, PromptList, PromptSummary, PromptVersion, ProviderSettings, Setting, SiteImages, TestResult,
} from '@/api/settingsTypes';

export function fromServer(inForce: string): Setting {
  return { own: '', in_force: inForce, source: 'server' };
}

export function fromAccount(own: string): Setting {
  return { own, in_force: own, source: 'account' };
}

export const NO_KEY: KeyState = { is_set: false, source: 'none', hint: '', unreadable: false };
export const OWN_KEY: KeyState = { is_set: true, source: 'account', hint: '…4f2a', unreadable: false };
export const SERVER_KEY: KeyState = { is_set: true, source: 'server', hint: '', unreadable: false };

const imageModels = [
  { provider: 'openai', model: 'gpt-image-2.5-flare', credits: 2 },
  { provider: 'openai', model: 'gpt-image-2', credits: 4 },
  { provider: 'runware', model: 'runware:101@1', credits: 1 },
];

/** An account with a key of its own and the server's image provider. */
export const providers: ProviderSettings = {
  account_id: 1,
  may_change: true,
  updated_at: '2026-11-20T14:00:00Z',
  text_provider: fromServer('openai'),
  openai_base_url: fromServer('https://api.openai.com/v1'),
  text_model: fromAccount('gpt-5.4'),
  image_provider: fromServer('openai'),
  image_model: fromServer('gpt-image-2.5-flare'),
  vectors: fromServer('provider'),
  embedding_model: fromServer('text-embedding-3-small'),
  openai_api_key: OWN_KEY,
  runware_api_key: NO_KEY,
  choices: {
    text_provider: [
      { value: '', label: 'As the server is set' },
      { value: 'openai', label: 'OpenAI or a compatible server' },
      { value: 'offline', label: 'Offline drafts' },
    ],
    image_provider: [
      { value: '', label: 'As the server is set' },
      { value: 'openai', label: 'OpenAI or a compatible server' },
      { value: 'runware', label: 'Runware' },
      { value: 'offline', label: 'Offline placeholders' },
    ],
    vectors: [
      { value: '', label: 'Automatic' },
      { value: 'tfidf', label: 'Words and letters' },
      { value: 'local', label: 'Local embeddings' },
      { value: 'provider', label: 'Embeddings of the provider' },
    ],
  },
  text_models: ['gpt-5.4-mini', 'gpt-5.4'],
  image_models: imageModels,
  default_image_credits: 2,
  notice: { name: 'openai', is_offline: false, notice: '' },
};

export const tested: TestResult = {
  ok: true,
  sentence: 'OpenAI answered in 1.2 s with gpt-5.4-mini.',
  provider: 'openai',
  model: 'gpt-5.4-mini',
  seconds: 1.2,
  warnings: [],
  problem: null,
};

export const promptSummary: PromptSummary = {
  function: 'generate_content',
  name: 'Write articles',
  is_default: true,
  version: 'a1b2c3d4e5f6',
  saved_at: null,
  saved_by: '',
};

export const ownPromptSummary: PromptSummary = {
  function: 'generate_ideas',
  name: 'Plan articles',
  is_default: false,
  version: '0f1e2d3c4b5a',
  saved_at: '2026-11-20T14:00:00Z',
  saved_by: 'olga@example.com',
};

export const prompts: PromptList = { may_change: true, functions: [ownPromptSummary, promptSummary] };

const defaultText = 'You write articles.\n---\nWrite about {{ title }}.\n<data>{{ outline }}</data>';

export const prompt: PromptDetail = {
  ...promptSummary,
  may_change: true,
  text: defaultText,
  default_text: defaultText,
  default_version: promptSummary.version,
  max_length: 40_000,
  problem: '',
  variables: [
    { name: 'title', holds: 'The title of the article', required: true, placeholder: '{{ title }}' },
    { name: 'language', holds: 'The language of the site', required: false, placeholder: '{{ language }}' },
  ],
};

export const ownPrompt: PromptDetail = {
  ...prompt,
  is_default: false,
  text: 'Our own words.\n---\nWrite about {{ title }}.',
  version: '0f1e2d3c4b5a',
  saved_at: '2026-11-20T14:00:00Z',
  saved_by: 'olga@example.com',
};

export const promptVersions: PromptVersion[] = [
  { id: 2, version: '0f1e2d3c4b5a', active: true, text: ownPrompt.text, saved_at: '2026-11-20T14:00:00Z', saved_by: 'olga@example.com' },
  { id: 1, version: '999888777666', active: false, text: 'The first try.\n---\n{{ title }}', saved_at: '2026-11-19T10:00:00Z', saved_by: '' },
];

export const siteImages: SiteImages = {
  site_id: 12,
  domain: 'coffee.example',
  may_change: true,
  language: 'en',
  image_size: '1024x576',
  image_format: 'webp',
  image_model: '',
  image_model_in_force: 'gpt-image-2.5-flare',
  image_provider: 'openai',
  credits_per_image: 2,
  credits_sentence: '2 credits per image',
  formats: [
    { value: 'webp', label: 'WebP' },
    { value: 'png', label: 'PNG' },
  ],
  sizes: ['1024x576', '1200x630'],
  models: imageModels.slice(0, 2),
  default_image_credits: 2,
};
