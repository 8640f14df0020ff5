import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { keys } from '@/api/keys';
import { pageOf } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';
import { ownPrompt, prompt } from '@/test/settingsFixtures';

async function open(answers: Record<string, unknown> = {}) {
  const server = serve(answers);
  const app = renderApp('/settings/prompts/generate_content');
  await screen.findByLabelText('Text');
  return { server, ...app };
}

const OWN = { 'GET settings/prompts/{id}/': ownPrompt };

const write = (text: string) => fireEvent.change(screen.getByLabelText('Text'), { target: { value: text } });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('the list', () => {
  it('says of each function whose prompt is in use and leads to it', async () => {
    serve();
    renderApp('/settings/prompts?site=13');
    const own = await screen.findByRole('link', { name: /Plan articles/ });
    expect(own).toHaveTextContent(/Version 0f1e2d3c4b5a, saved .* by olga@example.com\s*Yours/);
    expect(screen.getByRole('link', { name: /Write articles/ })).toHaveTextContent('comes with IGNY8Default');
    expect(own).toHaveAttribute('href', '/settings/prompts/generate_ideas?site=13');
  });
});

describe('the editor', () => {
  it('saves the text', async () => {
    const { server } = await open({ 'PUT settings/prompts/{id}/': ownPrompt });
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    write(ownPrompt.text);
    await press('Save');
    await screen.findByText('Yours');
    expect(server.asked('PUT settings/prompts/{id}/')[0]).toMatchObject({
      path: '/api/v1/settings/prompts/generate_content/', body: { text: ownPrompt.text },
    });
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('shows everything that is wrong beside the text and keeps it', async () => {
    const text = ['The line --- between rules and question is missing.', '{{ titel }} is not a variable.'];
    await open({ 'PUT settings/prompts/{id}/': refusal(400, 'ValidationError', 'x', { details: { fields: { text } } }) });
    write('bad');
    await press('Save');
    const alert = await screen.findByRole('alert');
    expect(within(alert).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(text);
    expect(screen.getByLabelText('Text')).toHaveValue('bad');
    expect(screen.getByLabelText('Text')).toBeInvalid();
  });

  it('inserts a variable at the caret', async () => {
    await open();
    write('Write about .');
    screen.getByLabelText<HTMLTextAreaElement>('Text').setSelectionRange(12, 12);
    await press('Insert {{ title }}');
    expect(screen.getByLabelText('Text')).toHaveValue('Write about {{ title }}.');
    await waitFor(() => expect(screen.getByLabelText('Text')).toHaveFocus());
  });

  it('tells at once when a variable is missing that has to be there', async () => {
    await open();
    expect(screen.queryByText('Required and missing')).toBeNull();
    write('Nothing of it\n---\n');
    expect(screen.getByText('Required and missing')).toBeVisible();
  });

  it('says when the prompt cannot be used any more', async () => {
    await open({ 'GET settings/prompts/{id}/': { ...ownPrompt, problem: '{{ outline }} is gone since the update.' } });
    expect(screen.getByRole('alert')).toHaveTextContent('{{ outline }} is gone since the update.');
  });

  it('says when a colleague saved another version meanwhile', async () => {
    const { server, queryClient } = await open();
    write('mine');
    server.table['GET settings/prompts/{id}/'] = ownPrompt;
    await queryClient.invalidateQueries({ queryKey: keys.prompts(1) });
    expect(await screen.findByText('The prompt changed while you were writing')).toBeVisible();
    expect(screen.getByLabelText('Text')).toHaveValue('mine');
  });

  it('lets those look who may not change it', async () => {
    await open({ 'GET settings/prompts/{id}/': { ...prompt, may_change: false } });
    expect(screen.getByLabelText('Text')).toHaveAttribute('readonly');
    expect(screen.queryByRole('button', { name: /Save|Insert|default/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Preview' })).toBeVisible();
  });
});

describe('back to default', () => {
  it('takes a second word', async () => {
    const { server } = await open({ ...OWN, 'DELETE settings/prompts/{id}/': prompt });
    await press('Back to default');
    await userEvent.click(await screen.findByRole('button', { name: 'Use the default' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.asked('DELETE settings/prompts/{id}/')).toHaveLength(1);
    expect(screen.getByLabelText('Text')).toHaveValue(prompt.text);
    expect(screen.queryByRole('button', { name: 'Back to default' })).toBeNull();
  });

  it('stays open and says why it was refused', async () => {
    await open({ ...OWN, 'DELETE settings/prompts/{id}/': refusal(403, 'PermissionError', 'Owners and admins only.') });
    await press('Back to default');
    await userEvent.click(await screen.findByRole('button', { name: 'Use the default' }));
    expect(await screen.findByText('Owners and admins only.')).toBeVisible();
  });
});

describe('the preview', () => {
  const preview = { ok: true, problems: [], system: 'Our rules', user: 'Write about Cold brew.', version: 'abc', characters: 3120 };

  it('shows the text as it stands, with example data', async () => {
    const { server } = await open({ 'POST settings/prompts/{id}/preview/': preview });
    write('unsaved');
    await press('Preview');
    expect(await screen.findByText('Write about Cold brew.')).toBeVisible();
    expect(screen.getByText(/3,120 characters/)).toBeVisible();
    expect(server.asked('POST settings/prompts/{id}/preview/')[0]?.body).toEqual({ text: 'unsaved' });
  });

  it('lists what is wrong', async () => {
    const problems = ['{{ titel }} is not a variable.'];
    await open({ 'POST settings/prompts/{id}/preview/': { ...preview, ok: false, problems, system: '', user: '' } });
    await press('Preview');
    expect(await screen.findByText('{{ titel }} is not a variable.')).toBeVisible();
  });
});

describe('the versions', () => {
  it('can be read and restored', async () => {
    const { server } = await open({ ...OWN, 'PUT settings/prompts/{id}/': { ...ownPrompt, version: '999888777666' } });
    await press('Versions');
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('In use')).toBeVisible();
    expect(within(dialog).queryByRole('button', { name: 'Restore version 0f1e2d3c4b5a' })).toBeNull();
    await press('Restore version 999888777666');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.asked('PUT settings/prompts/{id}/')[0]?.body).toEqual({ text: 'The first try.\n---\n{{ title }}' });
  });

  it('warn of what would be lost', async () => {
    await open(OWN);
    write('unsaved');
    await press('Versions');
    expect(await screen.findByText('Restoring a version replaces your unsaved changes.')).toBeVisible();
  });

  it('say when there are none', async () => {
    await open({ 'GET settings/prompts/{id}/versions/': pageOf([]) });
    await press('Versions');
    expect(await screen.findByText(/None of your own yet/)).toBeVisible();
  });
});

it('asks before an unsaved text is lost', async () => {
  await open();
  write('unsaved');
  await userEvent.click(screen.getByRole('link', { name: 'All prompts' }));
  expect(await screen.findByText('Your changes of “Write articles” would be lost.')).toBeVisible();
});
