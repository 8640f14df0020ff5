import { describe, expect, it } from 'vitest';

import { fromServer, NO_KEY, OWN_KEY, providers, SERVER_KEY } from '@/test/settingsFixtures';

import { creditsLine, factOf, keyLine, modelsOf, sourceLine } from './providersView';

describe('sourceLine', () => {
  it('says whose value is in force', () => {
    expect(sourceLine('text_model', {}, providers)).toBe('Set for this account.');
    expect(sourceLine('image_model', {}, providers)).toBe('From the server: gpt-image-2.5-flare.');
  });

  it('names choices by their words', () => {
    const byServer = { ...providers, openai_api_key: SERVER_KEY };
    expect(sourceLine('text_provider', {}, byServer)).toBe('From the server: OpenAI or a compatible server.');
    expect(sourceLine('vectors', {}, providers)).toBe('At present: Embeddings of the provider.');
  });

  it('says when the key of the account decides', () => {
    expect(sourceLine('image_provider', {}, providers)).toBe(
      'By the key of this account: OpenAI or a compatible server.',
    );
  });

  it('does not name the model of a provider that is being left', () => {
    expect(sourceLine('image_model', { image_provider: 'runware' }, providers)).toBe('The usual model of the provider.');
  });

  it('says what is not saved yet', () => {
    expect(sourceLine('text_model', { text_model: 'gpt-5.4-mini' }, providers)).toBe('Not saved yet.');
    expect(sourceLine('text_model', { text_model: '' }, providers)).toBe('Once saved: what the server is set to.');
    expect(sourceLine('text_model', { text_model: 'gpt-5.4' }, providers)).toBe('Set for this account.');
  });

  it('says when there is nothing at all', () => {
    const bare = { ...providers, image_model: fromServer('') };
    expect(sourceLine('image_model', {}, bare)).toBe('Nothing is set on the server.');
    expect(factOf('image_model', bare)).toEqual({ value: 'Not set', note: '' });
  });
});

it('gives readers the value and where it comes from', () => {
  expect(factOf('text_model', providers)).toEqual({ value: 'gpt-5.4', note: 'Set for this account' });
  expect(factOf('image_provider', providers)).toEqual({
    value: 'OpenAI or a compatible server', note: 'By the key of this account',
  });
  expect(factOf('image_model', providers).note).toBe('From the server');
});

describe('keyLine', () => {
  it.each([
    [OWN_KEY, 'Set for this account, ends in …4f2a'],
    [{ ...OWN_KEY, hint: '' }, 'Set for this account.'],
    [SERVER_KEY, 'Set on the server.'],
    [NO_KEY, 'Not set.'],
  ])('tells %o', (key, line) => {
    expect(keyLine('openai_api_key', { ...providers, openai_api_key: key })).toBe(line);
  });
});

describe('models of images', () => {
  const { image_models: models } = providers;

  it('are those of the provider, or all while it is not known', () => {
    expect(modelsOf(models, 'runware').map(({ model }) => model)).toEqual(['runware:101@1']);
    expect(modelsOf(models, null)).toHaveLength(3);
  });

  it('have a price each', () => {
    expect(creditsLine(models, 'gpt-image-2', 2)).toBe('4 credits per image');
    expect(creditsLine(models, 'runware:101@1', 2)).toBe('1 credit per image');
    expect(creditsLine(models, 'brand-new', 3)).toBe('3 credits per image, as every model without a price of its own');
  });
});
