import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { pageOf } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';
import { article, articleRow, mayReview } from '@/test/writerFixtures';

const overtaken = refusal(409, 'ConflictError', 'Somebody else has changed this article.', {
  details: { id: 9, updated_at: '2026-11-21T09:00:00Z' },
});

async function edit(answers: Record<string, unknown> = {}) {
  const server = serve({ 'GET writer/content/{id}/': article, 'GET writer/content/': pageOf([articleRow]), ...answers });
  const view = renderApp('/writer/content/9?site=12');
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  await screen.findByLabelText('Meta title');
  return { server, ...view };
}

const type = (label: string | RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('the editor', () => {
  it('sends what was changed and nothing else, and closes', async () => {
    const { server } = await edit({ 'PATCH writer/content/{id}/': { ...article, meta_title: 'Sizes of Moka Pots' } });
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    type('Meta title', 'Sizes of Moka Pots');
    expect(screen.getByRole('group', { name: 'Preview of the search result' })).toHaveTextContent('Sizes of Moka Pots');
    expect(screen.getByText('18 of 60')).toBeVisible();
    await press('Save');
    expect(await screen.findByText('The article was saved.')).toBeVisible();
    expect(server.asked('PATCH writer/content/{id}/')[0]?.body).toEqual({
      meta_title: 'Sizes of Moka Pots', updated_at: article.updated_at,
    });
    expect(await screen.findByRole('button', { name: 'Edit' })).toBeVisible();
  });

  it('says what becomes of markup that articles do not have, and shows how the text looks', async () => {
    await edit();
    expect(screen.getByText(/Scripts, styles, pictures and everything else are taken out/)).toBeVisible();
    type('Text in HTML', '<p>Quite another text.</p>');
    await userEvent.click(screen.getByRole('radio', { name: 'Preview' }));
    expect(screen.getByTitle(/as readers will see it/).getAttribute('srcdoc')).toContain('Quite another text.');
  });

  it('says at its field what the server refuses', async () => {
    const details = { fields: { slug: ['Another article of this site has this address.'] } };
    await edit({ 'PATCH writer/content/{id}/': refusal(400, 'ValidationError', 'Not valid.', { details }) });
    type('Address', 'cold-brew');
    await press('Save');
    expect(await screen.findByText('Another article of this site has this address.')).toBeVisible();
    expect(screen.getByLabelText('Address')).toHaveValue('cold-brew');
  });

  it('leaves what was approved as it is', async () => {
    await edit({ 'GET writer/content/{id}/': { ...article, status: 'published', refusals: { ...mayReview, edit_text: 'This article is published.' } } });
    expect(screen.getByText('This article is published.')).toBeVisible();
    expect(screen.getByLabelText(/^Title/)).toBeDisabled();
    expect(screen.getByLabelText('Meta title')).toBeEnabled();
  });
});

describe('when a colleague was faster', () => {
  it('keeps what was typed, and saves it over theirs only when told to', async () => {
    const { server } = await edit({ 'PATCH writer/content/{id}/': overtaken });
    type(/^Title/, 'Mine');
    await press('Save');
    expect(await screen.findByText(/Not saved: somebody else changed this article/)).toBeVisible();
    expect(screen.getByLabelText(/^Title/)).toHaveValue('Mine');
    server.table['PATCH writer/content/{id}/'] = { ...article, title: 'Mine' };
    await press('Save mine over it');
    await waitFor(() =>
      expect(server.asked('PATCH writer/content/{id}/')[1]?.body).toEqual({ title: 'Mine', updated_at: '2026-11-21T09:00:00Z' }),
    );
  });

  it('shows theirs when mine is given up', async () => {
    const { server } = await edit({ 'PATCH writer/content/{id}/': overtaken });
    type(/^Title/, 'Mine');
    server.table['GET writer/content/{id}/'] = { ...article, title: 'Theirs' };
    await press('Save');
    await userEvent.click(await screen.findByRole('button', { name: 'Discard mine, show theirs' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Theirs' })).toBeVisible();
  });
});

describe('leaving', () => {
  it('asks before what was typed is discarded', async () => {
    await edit();
    type(/^Title/, 'Mine');
    await press('Discard');
    await press('Keep');
    expect(screen.getByLabelText(/^Title/)).toHaveValue('Mine');
    await press('Discard');
    await press('Discard 1 changed field');
    expect(await screen.findByRole('heading', { level: 1, name: 'Moka Pot Sizes Explained' })).toBeVisible();
  });

  it('asks before another page is opened', async () => {
    await edit();
    type(/^Title/, 'Mine');
    await userEvent.click(screen.getByRole('link', { name: 'Tasks' }));
    expect(await screen.findByText('1 changed field would be lost.')).toBeVisible();
    await press('Stay here');
    expect(screen.getByLabelText(/^Title/)).toHaveValue('Mine');
  });
});
