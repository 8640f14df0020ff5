import { describe, expect, it } from 'vitest';

import { fromAccount, fromServer, providers } from '@/test/settingsFixtures';

import { changesOf, shownFields, valueInForce } from './providersForm';

describe('changesOf', () => {
  it('is empty for an untouched form, and for values that were put back', () => {
    expect(changesOf({}, providers)).toEqual({});
    expect(changesOf({ text_model: 'gpt-5.4', text_provider: '' }, providers)).toEqual({});
  });

  it('holds what differs, without blanks around it', () => {
    expect(changesOf({ text_model: ' gpt-5.4-mini ' }, providers)).toEqual({ text_model: 'gpt-5.4-mini' });
  });

  it('gives a value back to the server with an empty text', () => {
    expect(changesOf({ text_model: '' }, providers)).toEqual({ text_model: '' });
  });

  it('sends a key only when one was entered', () => {
    expect(changesOf({ openai_api_key: 'sk-new ' }, providers)).toEqual({ openai_api_key: 'sk-new' });
    expect(changesOf({ openai_api_key: '  ' }, providers)).toEqual({});
  });

  it('removes a key with null', () => {
    expect(changesOf({ openai_api_key: null }, providers)).toEqual({ openai_api_key: null });
  });
});

describe('valueInForce', () => {
  it('is what was just chosen', () => {
    expect(valueInForce('image_provider', { image_provider: 'runware' }, providers)).toBe('runware');
  });

  it('is the server’s where the account has none', () => {
    expect(valueInForce('image_provider', {}, providers)).toBe('openai');
  });

  it('is not known of a model whose provider is being changed', () => {
    expect(valueInForce('image_model', { image_provider: 'runware' }, providers)).toBeNull();
    expect(valueInForce('image_model', { image_provider: 'runware', image_model: 'x' }, providers)).toBe('x');
  });

  it('is not known once an own value is taken back: only the server knows what was below it', () => {
    expect(valueInForce('text_model', { text_model: '' }, providers)).toBeNull();
  });
});

describe('shownFields', () => {
  it('shows the key of OpenAI while anything may use it', () => {
    expect(shownFields({}, providers).openai).toBe(true);
    expect(shownFields({ text_provider: 'offline', image_provider: 'runware' }, providers).openai).toBe(true);
    const tfidf = { ...providers, vectors: fromAccount('tfidf') };
    expect(shownFields({ text_provider: 'offline' }, tfidf).openai).toBe(true);
  });

  it('hides it when nothing does', () => {
    const edits = { text_provider: 'offline', image_provider: 'runware', vectors: 'tfidf' };
    expect(shownFields(edits, providers).openai).toBe(false);
  });

  it('keeps it for vectors of the provider', () => {
    const edits = { text_provider: 'offline', image_provider: 'offline', vectors: 'provider' };
    expect(shownFields(edits, providers).openai).toBe(true);
  });

  it('shows the key of Runware with Runware, chosen here or on the server', () => {
    expect(shownFields({}, providers).runware).toBe(false);
    expect(shownFields({ image_provider: 'runware' }, providers).runware).toBe(true);
    expect(shownFields({}, { ...providers, image_provider: fromServer('runware') }).runware).toBe(true);
  });

  it('asks for no model where there is none', () => {
    const offline = shownFields({ text_provider: 'offline', image_provider: 'offline', vectors: 'local' }, providers);
    expect(offline).toMatchObject({ textModel: false, imageModel: false, embeddings: false });
  });
});
