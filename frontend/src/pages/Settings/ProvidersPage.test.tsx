import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { fromAccount, NO_KEY, providers, tested } from '@/test/settingsFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';

/** Not the list of suggestions, which has the same name. */
const field = (name: string) => screen.getByLabelText(name, { selector: 'input' });

async function open(answers: Record<string, unknown> = {}) {
  const server = serve(answers);
  const app = renderApp('/settings/providers?site=12');
  await screen.findByRole('region', { name: 'Text' });
  return { server, ...app };
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('what is set', () => {
  it('is shown for the account of the selected site', async () => {
    const { server } = await open();
    expect(server.asked('GET settings/providers/')[0]?.query.get('account_id')).toBe('1');
    expect(field('Text model')).toHaveValue('gpt-5.4');
    expect(screen.getByText('Set for this account.')).toBeVisible();
    expect(screen.getByText('From the server: https://api.openai.com/v1.')).toBeVisible();
  });

  it('never holds a key, only how it ends', async () => {
    await open();
    const key = screen.getByRole('group', { name: 'API key of OpenAI or the compatible server' });
    expect(key).toHaveTextContent('Set for this account, ends in …4f2a');
    expect(within(key).queryByRole('textbox')).toBeNull();
  });

  it('says when a stored key cannot be read any more', async () => {
    await open({ 'GET settings/providers/': { ...providers, openai_api_key: { ...providers.openai_api_key, unreadable: true } } });
    expect(screen.getByText('The stored key can no longer be read. Enter it again.')).toBeVisible();
  });

  it('can be looked at by people who may not change it', async () => {
    await open({ 'GET settings/providers/': { ...providers, may_change: false } });
    expect(screen.getByText(/takes the role owner or admin/)).toBeVisible();
    expect(screen.getByText('gpt-5.4')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Test connection|Replace|Save/ })).toBeNull();
  });

  it('says why it could not be loaded', async () => {
    serve({ 'GET settings/providers/': refusal(404, 'NotFoundError', 'There is no such account.') });
    renderApp('/settings/providers');
    expect(await screen.findByText('There is no such account.')).toBeVisible();
  });
});

describe('saving', () => {
  it('sends what changed and nothing else', async () => {
    const saved = { ...providers, text_provider: fromAccount('openai'), text_model: fromAccount('gpt-5.4-mini') };
    const { server } = await open({ 'PATCH settings/providers/': saved });
    await userEvent.selectOptions(screen.getByLabelText('Text provider'), 'openai');
    await userEvent.clear(field('Text model'));
    await userEvent.type(field('Text model'), 'gpt-5.4-mini');
    expect(screen.getByText('2 unsaved changes')).toBeVisible();
    await press('Save');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull());
    expect(server.asked('PATCH settings/providers/')[0]?.body).toEqual({
      text_provider: 'openai', text_model: 'gpt-5.4-mini',
    });
    expect(field('Text model')).toHaveValue('gpt-5.4-mini');
    expect(await screen.findByText('Saved. The next batch uses it.')).toBeVisible();
  });

  it('replaces a key', async () => {
    const { server } = await open({ 'PATCH settings/providers/': providers });
    await press('Replace');
    await userEvent.type(screen.getByLabelText(/^API key of OpenAI/), 'sk-new');
    await press('Save');
    await waitFor(() => expect(server.asked('PATCH settings/providers/')[0]?.body).toEqual({ openai_api_key: 'sk-new' }));
    await waitFor(() => expect(screen.queryByDisplayValue('sk-new')).toBeNull());
  });

  it('keeps the present key when nothing is entered', async () => {
    await open();
    await press('Replace');
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    await press('Keep the present key');
    expect(screen.getByText(/ends in …4f2a/)).toBeVisible();
  });

  it('removes a key', async () => {
    const { server } = await open({ 'PATCH settings/providers/': { ...providers, openai_api_key: NO_KEY } });
    await press('Remove');
    expect(screen.getByText('Will be removed when you save.')).toBeVisible();
    await press('Save');
    await waitFor(() => expect(server.asked('PATCH settings/providers/')[0]?.body).toEqual({ openai_api_key: null }));
    expect(await screen.findByText('Not set.')).toBeVisible();
  });

  it('shows what is wrong beside its field until it is changed, and keeps what was typed', async () => {
    const message = '“http://localhost:11434/v1” is inside this server’s network.';
    await open({
      'PATCH settings/providers/': refusal(400, 'ValidationError', message, { details: { fields: { openai_base_url: [message] } } }),
    });
    await userEvent.type(screen.getByLabelText('Base URL'), 'http://localhost:11434/v1');
    await press('Save');
    expect(await screen.findByRole('alert')).toHaveTextContent('Not saved: 1 field to correct');
    expect(screen.getByLabelText('Base URL')).toHaveFocus();
    expect(screen.getByLabelText('Base URL')).toHaveAccessibleDescription(expect.stringContaining('inside this server'));
    expect(screen.getByLabelText('Base URL')).toHaveValue('http://localhost:11434/v1');
    await userEvent.type(screen.getByLabelText('Base URL'), 'x');
    expect(screen.getByLabelText('Base URL')).toBeValid();
  });

  it('can be given up', async () => {
    await open();
    await userEvent.type(screen.getByLabelText('Embedding model'), 'my-vectors');
    await press('Discard');
    expect(screen.getByLabelText('Embedding model')).toHaveValue('');
  });
});

describe('the connection test', () => {
  it('tries unsaved values and says how it went', async () => {
    const { server } = await open({ 'POST settings/providers/test/': tested });
    await userEvent.type(screen.getByLabelText('Base URL'), 'https://llm.example/v1');
    await press('Test connection for text');
    expect(await screen.findByText(tested.sentence)).toBeVisible();
    expect(server.asked('POST settings/providers/test/')[0]?.body).toEqual({
      kind: 'text', openai_base_url: 'https://llm.example/v1',
    });
  });

  it('says in words that it is under way', async () => {
    let answer: (value: unknown) => void = () => undefined;
    await open();
    const fetched = globalThis.fetch;
    globalThis.fetch = async (request) => {
      if (new URL((request as Request).url).pathname.endsWith('/test/')) await new Promise((resolve) => { answer = resolve; });
      return fetched(request);
    };
    await press('Test connection for images');
    expect(await screen.findByText('Asking for key and model. This takes up to 20 seconds.')).toBeVisible();
    answer(null);
  });

  it('shows what is wrong and what does not work fully', async () => {
    await open({
      'POST settings/providers/test/': { ...tested, ok: false, sentence: 'OpenAI does not accept the API key.' },
    });
    await press('Test connection for text');
    expect(await screen.findByRole('alert')).toHaveTextContent('OpenAI does not accept the API key.');
  });

  it('takes its answer away when the values change', async () => {
    await open({ 'POST settings/providers/test/': tested });
    await press('Test connection for text');
    await screen.findByText(tested.sentence);
    await userEvent.type(screen.getByLabelText('Base URL'), 'https://llm.example/v1');
    expect(screen.queryByText(tested.sentence)).toBeNull();
  });

  it('says when it was tried too often', async () => {
    await open({ 'POST settings/providers/test/': refusal(429, 'RateLimitError', 'Try again in 40 seconds.') });
    await press('Test connection for text');
    expect(await screen.findByText('Try again in 40 seconds.')).toBeVisible();
  });
});

describe('images', () => {
  it('tell the price of the model', async () => {
    await open();
    const panel = screen.getByRole('region', { name: 'Images' });
    expect(panel).toHaveTextContent('From the server: gpt-image-2.5-flare. 2 credits per image.');
    await userEvent.type(field('Image model'), 'gpt-image-2');
    expect(panel).toHaveTextContent('4 credits per image.');
  });

  it('ask for the key of Runware when Runware makes them', async () => {
    await open();
    expect(screen.queryByLabelText('API key of Runware')).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Image provider'), 'runware');
    expect(screen.getByLabelText('API key of Runware')).toBeVisible();
  });
});
